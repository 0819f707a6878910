import type {WorldArticle} from '../world.js';

export const sqlServerConnectionTw: WorldArticle = {
  id: 'sql-server-connection-tw',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hant',
  ago: 39,
  title: 'SQL Server 連線逾時、登入失敗或加密錯誤',
  summary: '更新驅動程式之後突然連不上，多半是預設開始加密；連線逾時先查連接埠與具名執行個體；登入失敗看錯誤 18456 的狀態碼。',
  related: ['mysql-connection-timeout', 'oracle-listener-errors', 'collect-logs'],
  markdown: `
## 先看是哪一種

| 錯誤訊息裡的關鍵句 | 原因 |
| --- | --- |
| \`could not establish a secure connection … PKIX path building failed\` | [驅動程式不信任伺服器的憑證](#憑證不受信任) |
| \`The server selected protocol version TLS10 is not accepted\` | [伺服器只支援舊的 TLS](#伺服器只支援舊的-tls) |
| \`The TCP/IP connection to the host …, port 1433 has failed\` | [連線逾時](#連線逾時) |
| \`Login failed for user 'bi_reader'\` | [登入失敗](#登入失敗) |

## 憑證不受信任

Microsoft 的 JDBC 驅動程式從 10.2 起預設加密連線並檢查憑證，海圖 6.1 起內建的就是這一版。資料庫用的若是自動產生的憑證，就會被拒絕。

建議請資料庫管理員換成由公司 CA 簽發的憑證，再把 CA 的根憑證匯入海圖：

\`\`\`bash
keytool -importcert -alias corp-root-ca -file corp-root-ca.cer \\
  -keystore /opt/haitu/conf/truststore.p12 -storetype PKCS12
haituctl restart haitu-engine
\`\`\`

憑證上的名稱要和「資料連線」裡填的主機一致；填了 IP 而憑證寫的是主機名稱，也會失敗。

\`trustServerCertificate=true\` 只適合在測試環境暫時使用：連線仍然加密，但無法確認對方是誰。

## 伺服器只支援舊的 TLS

SQL Server 2014 要安裝更新之後才支援 TLS 1.2。請更新資料庫，而不是在海圖這邊重新啟用 TLS 1.0：後者會影響海圖的所有連線。

## 連線逾時

\`\`\`bash
nc -vz -w 5 sql01.corp.example 1433
\`\`\`

- 不通：防火牆，或「SQL Server 組態管理員」裡沒有啟用 TCP/IP；
- 用了**具名執行個體**（\`SQL01\\REPORT\`）：用戶端要先透過 UDP 1434 問出連接埠，防火牆往往沒有開。替執行個體設固定連接埠，連線裡直接寫連接埠最省事；
- 通了，但查詢跑到一半斷線：比照 [MySQL 連線逾時](article:mysql-connection-timeout)處理閒置連線。

## 登入失敗

18456 對用戶端不會說明原因，原因寫在**資料庫的錯誤記錄**裡，看 State 後面的數字：

| State | 意思 |
| --- | --- |
| 5 | 沒有這個登入帳號 |
| 7 | 帳號已停用，密碼也不對 |
| 8 | 密碼不對 |
| 38、40 | 帳號沒問題，但指定的資料庫不存在或沒有權限 |
| 58 | 伺服器只允許 Windows 驗證 |

## 還是連不上

回報時請附上完整的錯誤訊息、\`engine.log\`、SQL Server 的版本（\`SELECT @@VERSION;\`），以及上面 \`nc\` 的結果。
`,
};
