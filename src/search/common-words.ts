/**
 * Words of a question that say nothing about what it is about, parted by spaces, in simplified form: they neither find an article nor keep one from
 * answering all of a query.
 */
export const commonWords =
  '怎么 怎么办 怎么样 怎样 如何 什么 什么样 为什么 为何 何时 几时 什么时候 哪里 哪儿 哪个 哪些 在哪 在哪里 多久 多少 请问 可以 可不可以 能否 能不能 是否 是不是 有没有 ' +
  '应该 需要 想要 我要 我想 我们 你们 您们 他们 公司 一下 一些 一个 这个 那个 这样 这里 那里 久 很久 一直 总是 突然 老是 有人 有时 的话 之后 以后 后来 然后 ' +
  '今天 昨天 前天 明天 今早 昨晚 早上 上午 中午 下午 晚上 每天 本周 上周 下周 这周 星期 最近 目前 现在 刚才 刚刚 时候 任何 所有 全部 其他 ' +
  '你好 您好 谢谢 麻烦 帮忙 尽快 希望 反映 发现 不知道 同事 领导 工程师 师 贵公司 特别 非常 已经 还是 或者 而且 但是 因为 所以 如果 以前 之前 ' +
  '吗 呢 吧 啊 呀 哦 了 的 地 得 着 过 在 是 有 我 你 您 他 她 它 要 想 等 会 能 就 都 也 还 又 再 很 太 好 更 最 把 被 给 让 和 与 或 跟 对 向 从 到 为 以 于 后 前 里 上 下 中 时 请 ' +
  'a an the is are am was were be do does did can could should would will to of in on at for with from by and or my our your i we you it its this that these what why when where which who how please there ' +
  'us me they them their he she his her not no but if so as than then also just only any some all each other one two get got make made take taken want ' +
  'like need know tell send sent let help thank thanks hello dear because since while still again now today yesterday tomorrow morning night week month ' +
  'year day last next every very much has have had';
