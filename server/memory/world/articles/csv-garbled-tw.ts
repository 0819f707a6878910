import type {WorldArticle} from '../world.js';

export const csvGarbledTw: WorldArticle = {
  id: 'csv-garbled-tw',
  kind: 'solution',
  category: 'analysis',
  locale: 'zh-Hant',
  ago: 34,
  title: '匯出的 CSV 用 Excel 開啟是亂碼',
  summary: '檔案本身沒有壞，是 Excel 猜錯了編碼。匯出時選「CSV（Excel 適用）」，或改用「資料 > 從文字/CSV」匯入。',
  related: ['export-large-tables', 'describe-a-fault-tw', 'push-time-zone-tw'],
  markdown: `
## 為什麼會亂碼

海圖匯出的 CSV 是 UTF-8。用滑鼠連按兩下開啟時，Excel 看不到檔案開頭的 BOM 標記，就會當成系統的預設編碼來讀：繁體中文 Windows 是 Big5，簡體中文是 GBK。記事本會自己判斷，所以在記事本裡是正常的。

## 三種做法

| 做法 | 適合誰 |
| --- | --- |
| 匯出時選「CSV（Excel 適用）」，檔案會帶上 BOM | 大多數人 |
| 直接匯出 Excel（xlsx） | 五萬列以內 |
| 在 Excel 用「資料 > 從文字/CSV」，「檔案原點」選「65001: Unicode (UTF-8)」 | 檔案已經在手上，不想重新匯出 |

要給其他系統匯入的檔案，請選一般的「CSV」。有些程式會把 BOM 當成第一個欄位名稱的一部分，於是找不到那個欄位。

## 讓全公司預設帶 BOM

管理員在 \`/opt/haitu/conf/haitu.yml\` 加上：

\`\`\`yaml
export:
  csv:
    default: excel        # plain：不帶 BOM
\`\`\`

重新啟動 \`haitu-engine\` 之後生效。雲版請由組織管理員在「系統管理 > 匯出」裡設定。

## 不是編碼的問題

- **訂單編號變成 \`1.23457E+15\`**：Excel 只保留 15 位有效數字。用「從文字/CSV」匯入時，把該欄的資料類型設成「文字」。
- **編號前面的 0 不見了**：同上。
- **\`3-12\` 變成三月十二日**：同上，Excel 自動把它當成日期。
- **資料擠在同一欄**：Windows 的「清單分隔字元」不是逗號。請用匯入精靈指定分隔符號。

## 怎樣確認

在 Linux 或 macOS 上看檔案開頭的三個位元組，帶 BOM 的是 \`ef bb bf\`：

\`\`\`bash
head -c 3 export.csv | xxd
\`\`\`

選了「CSV（Excel 適用）」仍然是亂碼，請把檔案的前十列（遮去客戶資料）附在回報裡。
`,
};
