import type {WorldArticle} from '../world.js';

export const installManual: WorldArticle = {
  id: 'install-manual',
  kind: 'manual',
  category: 'install',
  locale: 'zh-Hans',
  ago: 20,
  title: '安装手册：单机部署海图 BI 企业版 6.2',
  summary: '从核对环境到用 HTTPS 打开登录页的完整过程，约一小时。含硬件与端口要求、元数据库准备、反向代理，以及安装失败时看哪里。',
  related: ['compatibility', 'capacity-planning', 'upgrade-manual', 'backup-restore'],
  markdown: `
## 1 核对环境

| 项目 | 最低（测试） | 建议（生产，200 人以内） |
| --- | --- | --- |
| CPU | 4 核 | 16 核 |
| 内存 | 16 GB | 64 GB |
| 系统盘 | 50 GB | 100 GB |
| 数据盘，挂载到 \`/data\` | 100 GB | 500 GB SSD |
| 元数据库 | 与应用同机 | 单独一台，或用现有的高可用数据库 |

更多人同时使用时，请看[服务器要多大](article:capacity-planning)；操作系统、数据库与芯片的支持范围见[兼容清单](article:compatibility)。

### 端口

| 端口 | 谁访问谁 | 用途 |
| --- | --- | --- |
| 443 | 用户 → Nginx | 页面，以及 \`/push\` 上的 WebSocket |
| 8080 | Nginx → \`haitu-web\` | 页面与接口 |
| 8090 | \`haitu-web\` → \`haitu-engine\` | 查询 |
| 8091 | \`haitu-web\` → \`haitu-scheduler\` | 任务 |

只有 443 需要对用户开放。8090 和 8091 不要暴露到办公网。

### 时间与主机名

\`\`\`bash
timedatectl set-timezone Asia/Shanghai
timedatectl | grep synchronized     # 应为 yes
hostnamectl set-hostname bi-prod-01 # 许可与机器绑定，装好后不要再改
\`\`\`

## 2 准备元数据库

用户、看板、权限和任务都存在这里，是最需要备份的东西。以 MySQL 8.0 为例：

\`\`\`sql
CREATE DATABASE haitu_meta CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER 'haitu'@'10.20.5.31' IDENTIFIED BY '请换成强密码';
GRANT ALL PRIVILEGES ON haitu_meta.* TO 'haitu'@'10.20.5.31';
\`\`\`

字符集必须是 \`utf8mb4\`。用旧的 \`utf8\`，名称里有生僻字或表情符号时会保存失败。

## 3 安装

\`\`\`bash
sha256sum -c haitu-bi-6.2.2-linux-x86_64.tar.gz.sha256
tar xzf haitu-bi-6.2.2-linux-x86_64.tar.gz -C /tmp
cd /tmp/haitu-bi-6.2.2
./install.sh --check                # 只检查，不改动
sudo ./install.sh --data /data/haitu \\
  --meta 'jdbc:mysql://10.20.5.40:3306/haitu_meta' --meta-user haitu
\`\`\`

安装程序会问元数据库的密码，加密后写进 \`/opt/haitu/conf/haitu.yml\`，随后建表、注册三个系统服务并启动。服务以 \`haitu\` 账号运行，不使用 root。

\`\`\`bash
haituctl status
# haitu-web        running   6.2.2
# haitu-engine     running   6.2.2
# haitu-scheduler  running   6.2.2
\`\`\`

## 4 反向代理与 HTTPS

\`\`\`nginx
map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}

server {
    listen 443 ssl;
    server_name bi.corp.example;
    ssl_certificate     /etc/nginx/tls/bi.fullchain.pem;
    ssl_certificate_key /etc/nginx/tls/bi.key;
    client_max_body_size 200m;

    proxy_set_header Host              $host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For   $proxy_add_x_forwarded_for;

    location / {
        proxy_pass http://127.0.0.1:8080;
        proxy_read_timeout 120s;
    }
    location /push {
        proxy_pass http://127.0.0.1:8080;
        proxy_http_version 1.1;
        proxy_set_header Upgrade    $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_set_header Host              $host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-For   $proxy_add_x_forwarded_for;
        proxy_read_timeout 300s;
    }
}
\`\`\`

\`location /push\` 里要把四个请求头重写一遍：Nginx 的规则是，某一层只要自己写了 \`proxy_set_header\`，就不再继承上一层的。

## 5 第一次登录

打开 \`https://bi.corp.example\`，用安装程序最后显示的初始密码登录 \`admin\`，按向导完成：

1. 修改密码，并设一个能收信的邮箱；
2. 导入许可文件（没有时可以先用 30 天试用）；
3. 填写访问地址，邮件里的链接以它开头；
4. 添加第一个数据连接。

## 6 安装失败时

| 现象 | 原因与处理 |
| --- | --- |
| \`--check\` 提示 \`open files 1024\` | 只影响手工启动；系统服务的上限由安装程序写在服务文件里 |
| Nginx 返回 502，\`error.log\` 里是 \`(13: Permission denied)\` | SELinux 不让 Nginx 发起连接：\`setsebool -P httpd_can_network_connect 1\` |
| 本机能打开、别的电脑打不开 | 防火墙：\`firewall-cmd --permanent --add-service=https && firewall-cmd --reload\` |
| \`haitu-engine\` 反复重启 | 内存不足被系统结束：\`journalctl -k \\| grep -i oom\` |
| 建表时报 \`Specified key was too long\` | 元数据库是 MySQL 5.6 或更早，请换 8.0 |

仍然装不上，请把 \`/opt/haitu/logs/install.log\` 和 \`./install.sh --check\` 的输出一起提交。
`,
};
