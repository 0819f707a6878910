import type {WorldArticle} from '../world.js';

export const mobileAppBlankTw: WorldArticle = {
  id: 'mobile-app-blank-tw',
  kind: 'solution',
  category: 'delivery',
  locale: 'zh-Hant',
  ago: 48,
  title: '手機 App 登入後一直轉圈，或看板空白',
  summary: '先用手機瀏覽器開同一個網址，分清楚是 App、網路，還是伺服器憑證的問題。',
  related: ['wecom-integration', 'certificate-renewal', 'dashboard-loading-after-upgrade'],
  markdown: `
## 兩個測試，分出三種原因

1. 手機用**行動網路**（關掉 Wi-Fi），在瀏覽器開看板的網址；
2. 再連上公司 Wi-Fi，開同一個網址。

| 行動網路 | 公司 Wi-Fi | App | 原因 |
| --- | --- | --- | --- |
| 打不開 | 正常 | 外面不正常 | 伺服器沒有對外開放，需要 VPN |
| 出現憑證警告 | 出現憑證警告 | 不正常 | [憑證鏈不完整](#憑證鏈不完整) |
| 正常 | 正常 | 不正常 | [App 本身](#app-本身) |

## 憑證鏈不完整

電腦的瀏覽器會自動補上缺少的中繼憑證，手機不會。所以常見的描述是「電腦都正常，只有手機不行」。檢查方法見[憑證更換](article:certificate-renewal)，由伺服器管理員處理，手機端不用動。

公司自行簽發的憑證，iOS 安裝描述檔之後還要到「設定 > 一般 > 關於本機 > 憑證信任設定」裡打開完全信任；Android 7 以後的 App 預設不信任使用者安裝的憑證，請改用公開 CA 簽發的憑證。

## App 本身

- 版本太舊：伺服器升級到 6.2 之後，App 要 4.3 以上；
- 換過網址：登出之後，在登入畫面重新輸入伺服器網址；
- 省電模式：Android 會限制背景連線，請把海圖設為「不受限制」；
- 還是不行：刪除 App 重新安裝。已下載的離線看板會一併刪除。

## 登入後空白，但目錄看得到

多半是代理伺服器沒有放行 6.2 的 WebSocket，電腦上也會這樣，請看[升級後看板一直載入](article:dashboard-loading-after-upgrade)。只有某一張看板空白，請確認它有沒有設定「行動版版面」：沒有設定時，會嘗試把桌面版縮到手機寬度，超過 20 個圖表就不顯示。

## 回報時請附上

手機型號、系統版本、App 版本（「我的 > 關於」），以及連點版本號五次之後匯出的日誌。
`,
};
