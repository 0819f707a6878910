import type {WorldArticle} from '../world.js';

export const pdfMissingCharacters: WorldArticle = {
  id: 'pdf-missing-characters',
  kind: 'solution',
  category: 'analysis',
  locale: 'zh-Hans',
  ago: 4,
  title: '导出 PDF 或图片时，个别汉字变成方块',
  summary: '网页上正常，导出后“镕”“堃”“喆”变成方块：导出用的是服务器上的字体，而那套字体里没有这个字。装一套字库完整的中文字体即可。',
  related: ['export-large-tables', 'scheduled-mail-not-sent', 'collect-logs'],
  markdown: `
## 为什么只有导出不对

在网页上看，用的是您电脑里的字体；导出 PDF、图片以及定时推送的截图，都由服务器生成，用的是**服务器**的字体。新装的 Linux 往往没有中文字体，或者只有收录 6763 个汉字的 GB2312 字库，人名用字就会缺。换服务器、换操作系统之后最常见。

## 确认缺的是哪个字

查一下这个字的 Unicode 编码，再看服务器上有没有字体包含它：

\`\`\`bash
python3 -c 'print([hex(ord(c)) for c in "镕堃喆"])'
# ['0x9555', '0x5803', '0x5586']
fc-list ':charset=9555' family
\`\`\`

第二条没有输出，就是缺字。

## 安装字体

| 系统 | 命令 |
| --- | --- |
| Rocky、RHEL 8 / 9 | \`dnf install google-noto-sans-cjk-ttc-fonts\` |
| Ubuntu | \`apt install fonts-noto-cjk\` |
| 不能联网 | 把 \`.ttf\` 或 \`.otf\` 文件放到 \`/usr/share/fonts/haitu/\` |

然后刷新缓存、重启生成服务：

\`\`\`bash
fc-cache -f
haituctl restart haitu-engine
\`\`\`

> [!NOTE]
> 微软雅黑等 Windows 自带的字体，拷到服务器上使用需要另外的授权。思源黑体（Noto Sans CJK）可以免费商用。

## 看板指定了字体时

“看板设置 > 字体”选了某一种字体，而服务器上没有，导出时会换成默认字体。名称要和下面的输出一致：

\`\`\`bash
fc-list :lang=zh family | sort -u
\`\`\`

## 怎样确认

重新导出同一张看板，在 PDF 阅读器的“文档属性 > 字体”里应当能看到新装的字体，并标注“已嵌入子集”。多节点部署时，每个 \`haitu-engine\` 节点都要装，否则结果会时好时坏。

少数民族人名和古籍里的超大字符集汉字，思源黑体也未必收全，请把具体的字发给我们，我们帮您找可用的字体。
`,
};
