import type {WorldArticle} from '../world.js';

export const compatibility: WorldArticle = {
  id: 'compatibility',
  kind: 'manual',
  category: 'install',
  locale: 'zh-Hans',
  ago: 24,
  title: '兼容清单：操作系统、数据库、浏览器与国产芯片',
  summary: '6.2 支持哪些平台、哪些只在旧版本支持。部署或升级之前，先在这里核对一遍。',
  related: ['install-manual', 'upgrade-manual', 'dm-kingbase-datasource'],
  markdown: `
## 怎么读

“支持”指每个版本发布前我们都会完整测试；“可用”指客户在用、我们协助排查，但不在发布测试的范围里。没有列出的，请先提交一条咨询。

## 服务器操作系统

| 系统 | x86_64 | aarch64（鲲鹏、飞腾） | 说明 |
| --- | --- | --- | --- |
| Rocky Linux / RHEL 8、9 | 支持 | 支持 | |
| Ubuntu Server 20.04、22.04 | 支持 | 支持 | |
| openEuler 22.03 LTS | 支持 | 支持 | |
| 银河麒麟 V10 | 支持 | 支持 | 安装包按芯片区分，不能混用 |
| 统信 UOS 服务器版 20 | 支持 | 支持 | |
| CentOS 7 | 6.2 起不支持 | 不支持 | 官方已停止维护，请先迁移系统 |

龙芯（LoongArch）目前不支持，正在评估。

## 元数据库

| 数据库 | 版本 |
| --- | --- |
| MySQL | 8.0 |
| PostgreSQL | 13 到 16 |
| 达梦 | DM8（6.2 起，兼容模式设为 MySQL） |

MySQL 5.7 可以作为**数据源**，但不能再作为元数据库。

## 数据源

| 类型 | 版本 | 方式 |
| --- | --- | --- |
| MySQL、MariaDB | 5.7 以上、10.4 以上 | 直连、抽取 |
| Oracle | 11g R2 以上 | 直连、抽取 |
| SQL Server | 2014 以上 | 直连、抽取 |
| PostgreSQL | 10 以上 | 直连、抽取 |
| ClickHouse | 21.8 以上 | 直连 |
| 达梦、人大金仓 | DM8、V8R6 以上 | 直连、抽取 |
| Hive、Spark | Hive 2.3 以上、Spark 3 | 抽取 |
| Excel、CSV | 单个文件 200 MB 以内 | 上传 |

## 浏览器

- Chrome、Edge：最近两年的版本；
- Firefox：当前的 ESR；
- Safari：16 以上；
- 360、QQ 浏览器：请切到“极速模式”，兼容模式用的是旧内核，打不开；
- 不支持 Internet Explorer。

## 6.2 去掉了什么

CentOS 7、MySQL 5.7 元数据库、Java 8 的自定义插件。仍在使用的，请先看[升级手册](article:upgrade-manual)里的准备步骤。
`,
};
