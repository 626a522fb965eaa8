const UNSPACED_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** An order in a script without blanks between words: a thing and a verb, and no question about the thing. */
const UNSPACED_ORDER =
  /^(?!.*(?:什么|什麼|如何|怎么|怎麼|为什么|とは|なぜ|どうやって|方法|무엇|뭐|어떻게|왜))(?=.*(?:密码|密碼|口令|验证码|驗證碼|邀请码|邀請碼|优惠码|用户名|昵称|暱稱|网名|随机|隨機|骰子|抽签|硬币|一个数字|诗|詩|故事|笑话|笑話|谜语|口号|パスワード|暗証番号|招待コード|認証コード|合言葉|ユーザー名|ニックネーム|ランダム|サイコロ|カードを|俳句|物語|ジョーク|なぞなぞ|비밀번호|암호|초대 ?코드|인증 ?코드|닉네임|무작위|랜덤|주사위|카드|시를|이야기|농담|수수께끼|(?:uuid|guid|pin)))(?=.*(?:生成|创建|創建|给我|給我|帮我|幫我|来一|來一|想一|写一|寫一|起一|起个|编一|讲一|講一|抽|掷|选|作って|作成|つくって|ください|くれ|ちょうだい|考えて|決めて|引いて|振って|書いて|話して|만들|생성|줘|주세요|지어|뽑아|굴려|골라|써|들려))/isu;

export function isUnspacedOrder(text: string): boolean {
  return UNSPACED_SCRIPT.test(text) && UNSPACED_ORDER.test(text);
}
