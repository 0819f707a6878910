import type {WorldArticle} from '../world.js';

export const wecomIntegration: WorldArticle = {
  id: 'wecom-integration',
  kind: 'guide',
  category: 'delivery',
  locale: 'zh-Hant',
  ago: 35,
  title: '在企業微信中打開海圖看板：設定步驟與常見錯誤',
  summary: '三處設定缺一不可：應用憑證、可信域名、可信 IP。附錯誤代碼對照表，以及在香港及海外辦公室使用時的注意事項。',
  related: ['scheduled-mail-not-sent', 'row-level-permission', 'faq-data-refresh'],
  markdown: `
## 準備

- 企業微信管理員帳號，以及海圖的系統管理員帳號；
- 一個以 HTTPS 訪問、證書有效的域名，例如 \`bi.example.com\`；
- 海圖伺服器訪問互聯網時的出口 IP。

## 第一步：建立應用

1. 在企業微信管理後台的「應用管理」中新建自建應用；
2. 記下企業 ID（CorpID）、AgentId 和 Secret；
3. 在「可見範圍」中選好部門。不在範圍內的同事，看不到也打不開。

## 第二步：在企業微信登記地址

| 設定 | 填寫 |
| --- | --- |
| 應用主頁 | \`https://bi.example.com/mobile/wecom\` |
| 網頁授權及 JS-SDK 可信域名 | \`bi.example.com\`，並按提示放置驗證檔案 |
| 企業可信 IP | 伺服器的出口 IP，可填多個 |

驗證檔案放在 \`/opt/haitu/web/verify/\` 之下即可，不用改動 Nginx。

## 第三步：在海圖填寫憑證

在「系統管理 > 移動端 > 企業微信」中填入三項憑證，選擇用戶對應方式：

- **按手機號碼或郵箱**：兩邊一致即可，最簡單；
- **按帳號**：要求企業微信帳號與海圖登入名相同。

然後測試：

\`\`\`bash
haituctl wecom test --user leung.km
\`\`\`

## 錯誤代碼

| 代碼 | 含義 | 處理 |
| --- | --- | --- |
| 50001 | 跳轉地址的域名未登記 | 檢查可信域名，不要帶 \`https://\` 和端口 |
| 60020 | 來源 IP 不在可信 IP 之內 | 補登出口 IP；更換網絡線路後最常見 |
| 40029 | 授權碼無效 | 授權碼只能用一次，多半是頁面被重複載入 |
| 40001 | Secret 不對 | 重新複製，注意不要多了空格 |
| 60111 | 找不到用戶 | 檢查可見範圍與用戶對應方式 |

## 打開後是空白頁

1. 在手機瀏覽器直接打開同一地址：如果也是空白，問題不在企業微信，請參考[看板一直在加載](article:dashboard-loading-after-upgrade)；
2. 清除企業微信的緩存：「我 > 設定 > 通用 > 存儲空間」；
3. 企業微信的內置瀏覽器不允許 HTTPS 頁面載入 HTTP 的圖片和腳本，請檢查看板中引用的外部圖片。

## 在香港及海外辦公室使用

- 出口 IP 往往與內地機房不同，記得兩邊都要登記；
- 推送時間以任務的時區為準，香港與北京同屬 UTC+8，新加坡也一樣；東京快一小時；
- 海外網絡訪問內地伺服器較慢時，建議打開「移動端先顯示快照」，先看上一次的結果，再在背後更新。

推送沒有收到時，請看[定時報告郵件沒有收到](article:scheduled-mail-not-sent)，運行記錄的看法相同。
`,
};
