import { BYLINE_RULES, PICTURE_RULES } from './wording-credits.ts';
import { NOTE_RULES, RIGHTS_RULES } from './wording-notices.ts';
import type { WordingRule } from './wording-rule.ts';

/** Lines of one of these, whatever stands around them, are furniture. */
export const LINE_RULES: readonly WordingRule[] = [
  {
    reason: 'advertisement',
    maxWords: 8,
    pattern:
      /^\W{0,3}(?:advertisements?|advertising|advertorial|sponsored|promoted|ad|ads|paid (?:post|program|content)|publicité|anzeige|werbung|publicidad|publicidade|pubblicità|реклама|広告|广告|광고)(?:\s+(?:content|by|feedback|continue reading.{0,60}|story continues below.{0,60}|scroll to continue.{0,60}))?\W{0,3}$/iu,
  },
  {
    reason: 'advertisement',
    maxWords: 16,
    pattern: /^\W{0,3}(?:story|article) continues below\b|^(?:scroll down|keep scrolling) (?:to|for)\b/iu,
  },
  ...RIGHTS_RULES,
  {
    reason: 'newsletter box',
    maxWords: 45,
    pattern:
      /^\W{0,6}(?:sign[ -]?up|subscribe|join|register|get|receive|want|don['’]t miss|never miss|enter your|keep up|stay|listen|check out|for more(?! than\b)|our(?= (?:\S{1,14} ){0,3}(?:newsletters?|podcasts?|e-?mail|daily|breaking)\b)|love(?=.{0,80}\?)|download|read|find|keep an eye)\b.{0,200}\b(?:newsletters?|inbox|e-?mail (?:alerts?|address|updates)|podcasts?|daily (?:briefing|email|digest)|breaking news alerts?|notifications)\b/iu,
  },
  {
    reason: 'newsletter box',
    maxWords: 30,
    pattern:
      /^\W{0,6}(?:sign[ -]up (?:to|for|here|now|today)|sign up:|subscribe (?:to|now|today|here|for)|by (?:signing up|subscribing|submitting|registering|entering your)|thanks? (?:you )?for (?:signing up|subscribing)|please check the opt-in|i agree (?:that|to)|newsletter anmelden|abonnez-vous|inscrivez-vous|jetzt abonnieren|suscríbete|assine|inscreva-se|iscriviti|подпишитесь|подписывайтесь)(?!\w)/iu,
  },
  {
    reason: 'newsletter box',
    maxWords: 7,
    pattern:
      /^\W{0,6}(?:sign[ -]?(?:up|in)|log[ -]?in|subscribe|register|newsletters?|e-?mail|get the app|download (?:the|our) app|already a subscriber\??)(?:\s+(?:now|here|today|required|free|address|newsletter|signup|box|form|to comment))*\W{0,4}$|\bnewsletters?\W{0,3}$|^email \(/iu,
    notSentences: true,
  },
  {
    reason: 'newsletter box',
    maxWords: 35,
    pattern:
      /\b(?:straight|direct|directly|(?<!\b(?:was|were|been) )(?:delivered|sent)) (?:in)?to your (?:inbox|phone|e-?mail)\b|\bin your (?:inbox|e-?mail)(?: (?:every|each|daily|weekly|twice|on|at|by)\b[^"“”]{0,40})?[.!]?$/iu,
  },
  {
    reason: 'newsletter box',
    maxWords: 35,
    pattern: /\bin your (?:inbox|e-?mail)\b/iu,
    notSentences: true,
  },
  {
    reason: 'newsletter box',
    maxWords: 8,
    pattern: /^(?:get|receive) (?:our|the|your) (?:daily|weekly|morning|evening|free|latest)\b/iu,
    notSentences: true,
  },
  {
    reason: 'form',
    maxWords: 20,
    pattern:
      /\byour (?:email|e-mail) address will not be published|^required fields\b|^save my name\b|^there was an error processing|^you must (?:be logged in|log in)\b|^comments? (?:are|is|have been) (?:now )?(?:closed|disabled|subject to|moderated)\b|^please (?:enable|turn on) javascript|^javascript (?:is|must)\b/iu,
  },
  {
    reason: 'share bar',
    maxWords: 22,
    pattern:
      /^\W{0,3}(?:share (?:this|on|via|to|with|it|your|article|story|post|page)|all sharing options|addthis|teilen (?:auf|mit|per|via)|partager (?:sur|cet|l['’])|compartir en|compartilhar|condividi su|поделиться|공유|シェア)(?!\w)/iu,
    notSentences: true,
  },
  {
    reason: 'share bar',
    maxWords: 24,
    pattern:
      /^\W{0,3}(?:follow|like|find|join|chat with|connect with|visit|contact|watch) (?:us|me|him|her|them|our|@\w{1,30})(?: \w{1,12}){0,2} (?:on|in|at|via) (?:our )?(?:twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|tiktok|threads|bluesky|google|social|messenger|x\b|e-?mail)/iu,
  },
  {
    reason: 'share bar',
    maxWords: 24,
    // Case counts here: "Like many others he wrote on Telegram" is no invitation.
    pattern:
      /^\W{0,3}(?:Follow|FOLLOW|follow|Like|Find|Join|Chat with|Connect with|Visit|Contact|Watch)(?: \p{Lu}[^\s,]{0,24}){1,4}(?: [\w’]{1,12}){0,2} (?:on|in|at|via|ON) (?:Twitter|TWITTER|Facebook|FACEBOOK|Instagram|LinkedIn|Linkedin|Telegram|WhatsApp|Whatsapp|YouTube|Youtube|TikTok|Threads|Bluesky|Google|Social|social|Messenger|X\b|[Ee]-?mail)/u,
  },
  {
    reason: 'share bar',
    maxWords: 6,
    pattern:
      /^\W{0,3}(?:follow|follow (?:us|me|him|her)|view (?:all|more|gallery).{0,12}|copy link|print|save|bookmark|back to top|skip to (?:main )?content|jump to .{1,30}|go to homepage|menu|search|load(?:ing)? (?:more|comments)\W*|show more|see more|see all.{0,30}|view all.{0,20}|listen|play|pause|watch|close|more|next|previous|previous (?:post|article|story)|next (?:post|article|story))\W{0,4}$/iu,
  },
  {
    reason: 'link to another article',
    maxWords: 32,
    pattern:
      /^[\W_]{0,4}(?:also[ -]read|also[ -]see|read[ -]also|read more|read next|see more|see also|more on this|more about|must read|recommended|related(?: (?:articles?|stories|story|news|coverage|roundup|content|posts?|video|topics?))?|don['’]t miss|watch(?: now| also| video| live)?|listen(?: now)?|in pictures|opinion|explainer|analysis|editor['’]s (?:note|pick)|buyer's guide|tags?|topics?|filed under|categor(?:y|ies)|section|in this article|à lire aussi|lire aussi|voir aussi|lesen sie auch|auch interessant|mehr zum thema|lea también|lee también|leer más|te puede interesar|leia também|leia mais|veja também|saiba mais|leggi anche|leggi tutto|lees ook|läs också|les også|czytaj także|читайте также|関連記事|关联阅读|相关阅读|延伸阅读|관련기사)(?:\s{0,2}[:：|»>]|\s{1,2}[–—-])\s{0,2}\S/iu,
  },
  {
    reason: 'link to another article',
    maxWords: 8,
    pattern:
      /^\W{0,4}(?:(?:click|tap) here|read (?:the )?(?:full|original|more|our|all)|continue reading|keep reading|learn more|find out more|view (?:the )?(?:original|full)|see (?:the )?full)\b/iu,
  },
  {
    reason: 'link to another article',
    maxWords: 30,
    pattern:
      /^\W{0,4}(?:read|see|follow|view|visit|find) (?:all |more |full )?(?:of )?(?:our|the full|full|more|complete|all) (?:\w{1,12} )?(?:coverage|stories|story|reporting|articles?|list)\b/iu,
  },
  {
    reason: 'link to another article',
    maxWords: 30,
    // Case counts here: "See everybody's full list" names no newspaper.
    pattern:
      /^\W{0,4}(?:Read|See|Follow|View|Visit|Find) (?:all |more |full )?(?:of )?\p{Lu}\S{0,20}['’]s? (?:our|the full|full|more|complete|all) (?:\w{1,12} )?(?:coverage|stories|story|reporting|articles?|list)\b/u,
  },
  ...PICTURE_RULES,
  ...BYLINE_RULES,
  ...NOTE_RULES,
  {
    reason: 'reading time or counter',
    maxWords: 9,
    pattern:
      /^\W{0,3}(?:(?:estimated )?(?:reading|read) time|(?:\d[\d.,]{0,8}\s?[km]?\+?|no|one|new,? \d{1,5})\s?(?:min(?:ute)?s?(?:\.| read| to read)?|views?|comments?|shares?|likes?|reactions?|votes?|retweets?|replies|followers|photos?|words|lecturas|commentaires|kommentare|comentarios|comentários|комментари\p{L}{0,3}|просмотр\p{L}{0,3}|댓글|コメント)|(?:views|comments?|shares|likes|rating|votes|kommentare|commentaires|comentarios)\s?[:(]?\s?\d)/iu,
    notSentences: true,
  },
  {
    reason: 'time stamp',
    maxWords: 20,
    pattern:
      /^\W{0,3}(?:last (?:update|updated|modified)|updated|published|posted|first published|date|modified|created|публикац\p{L}{0,4}|опубликовано|veröffentlicht|publié|publicado|aktualisiert|mis à jour|actualizado|atualizado|pubblicato|aggiornato|기사입력|입력|수정|更新|公開日|发布)(?:\s?(?:on|at|am|le|el|em|il))?\s?[:：]?\W{0,3}(?=.{0,24}\d)/iu,
    notSentences: true,
  },
  {
    reason: 'time stamp',
    maxWords: 9,
    pattern:
      /^\W{0,3}(?:about |over )?(?:\d{1,3}|an?|one|two|three) (?:seconds?|sec|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|stunden?|tagen?|heures?|horas?|jours?|días?|dias?) (?:ago|before)\b/iu,
    notSentences: true,
  },
  {
    reason: 'time stamp',
    maxWords: 9,
    pattern:
      /^(?:vor|il y a|hace|há) \d{1,3} \p{L}{1,10}$|^\W{0,3}(?:just now|yesterday|today|live|breaking|breaking news|developing(?: story)?|exclusive|watch live)\W{0,3}$/iu,
  },
  {
    reason: 'reader feedback',
    maxWords: 14,
    pattern:
      /^(?:(?:was|is|did you find) this (?:\w{1,12} )?(?:article|news|story|page|content|post|information)?\s?(?:useful|helpful|interesting|informative)|did you (?:like|enjoy|find) this|rate this|thank you for (?:your|reading)|have (?:your say|a (?:tip|story|news tip))|got a (?:tip|story|news tip)|what do you think|let us know|tell us|send (?:us )?(?:your|a) |report (?:a typo|an error|this|abuse)|request reprint|submit (?:a |your )|suggest a correction|give us feedback)/iu,
  },
  {
    reason: 'social media post',
    maxWords: 12,
    pattern: /^\W{0,3}(?:a post shared by|view this post on|pic\.twitter\.com|tweet)\b/iu,
  },
  {
    reason: 'video player',
    maxWords: 10,
    pattern:
      /^\W{0,2}(?:video player|current time|duration|remaining time|stream type|loaded|media playback|this video|playback|unmute|mute|autoplay|now playing|up next|replay|0:00|chapters|descriptions off|captions|subtitles)\b/iu,
    notSentences: true,
  },
  {
    reason: 'breadcrumb',
    maxWords: 60,
    pattern:
      /^(?:(?:you are here:?\s?)?(?:home|homepage|start|startseite|accueil|inicio|início|главная|首页|ホーム|홈))\s?(?:[»›>/|→·]|»|::)\s?\S|^[^.!?»›→]{1,40}\s[»›→]\s[^.!?»›→]{1,40}\s[»›→]\s/iu,
    notSentences: true,
  },
  {
    reason: 'web address',
    maxWords: 14,
    pattern: /^\W{0,3}(?:https?:\/\/|www\.|%2f|\S{1,40}@\S{1,40}\.\w{2,6}$|@\w{2,30}$|#\w{2,40}$)/iu,
  },
  {
    reason: 'call to action',
    maxWords: 30,
    pattern:
      /\b(?:click|tap|swipe|scan|call|visit|go)\b.{0,20}\b(?:to (?:subscribe|sign up|join|register|download|watch|listen|buy|order)|below to)\b.{0,40}$/iu,
    notSentences: true,
  },
  {
    reason: 'call to action',
    maxWords: 30,
    pattern:
      /(?:^|[.!?:;] )\W{0,3}(?:please |just |simply )?(?:(?:click|tap|swipe)\b.{0,20}|(?:scan|call|visit|go)\b(?=.{0,60}\b(?:our|here|below|link|(?:web)?site|page|app|\w{1,20}\.(?:com|org|net|co|ca)|qr|\d{3}))\b.{0,40})\bto (?:subscribe|sign up|join|register|download|watch|listen|buy|order)\b.{0,40}$/iu,
  },
  { reason: 'call to action', maxWords: 12, pattern: /^(?=.{0,120}\p{Lu}{3})[^\p{Ll}]{10,120}!$/u },
  { reason: 'number or sign', maxWords: 2, pattern: /^[^\p{L}]{1,12}$/u },
  { reason: 'separator', maxWords: 0, pattern: /^/u },
];

/** Words that share bars are made of: a line of nothing else is one. */
export const SHARE_WORDS = new Set(
  'share shares sharing this on via to with the a and or in by of story article page post link options tweet retweet tweets click like pin pinit email e-mail mail print save copy comment comments facebook fb twitter x whatsapp telegram linkedin reddit pinterest tumblr instagram youtube tiktok threads bluesky mastodon flipboard pocket messenger google plus google+ snapchat viber vk ok line wechat weibo skype xing rss sms talk more follow us me talk text size teilen drucken partager imprimer envoyer compartir imprimir condividi stampa baixar pint appnews addtoany buffer digg mix hacker news'.split(
    ' ',
  ),
);

/** Furniture glued to the end of a paragraph of body text; matched after the end of a sentence. */
export const GLUED_END =
  /[.!?…]['"’”)]{0,2}\s{1,4}(\(?(?:also read|read also|read more|read next|must read|see also|related|recommended|watch|more:|à lire aussi|lire aussi|lea también|leia também|leggi anche|lesen sie auch|читайте также)\s?[:|»]\s?[^\n]{2,180}|(?:click to tweet|tweet this|share this|continue reading|sign up|subscribe)\b[^\n]{0,60}|\((?:reporting|additional reporting|writing|editing|with inputs)\b[^()\n]{3,200}\)\.?)$/iu;
