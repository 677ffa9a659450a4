import type { WordingRule } from './wording-rule.ts';

/** Lines that open a section below the article, after which no article text follows. */
export const END_RULES: readonly WordingRule[] = [
  {
    reason: 'about the author or publisher',
    maxWords: 8,
    pattern:
      /^\W{0,3}(?:about (?:(?:the|our|this) )?(?:authors?|writers?|reporters?|journalists?|contributors?|us|company|publisher|columnist)|(?:the |meet the )?authors?(?: bio(?:graphy)?)?|media contacts?|über (?:den autor|die autorin|uns)|à propos de l['’]auteur|sobre (?:el autor|la autora|o autor|a autora)|об авторе)\W{0,3}$/iu,
    notSentences: true,
  },
  {
    reason: 'comments',
    maxWords: 9,
    pattern:
      /^\W{0,3}(?:(?:leave|post|write|add|submit) (?:a |your )?(?:comment|reply|review)|(?:top rated |most recent |recent |reader |user |all |latest |view |show |read |facebook )?comments?(?: \(\d{1,6}\)| \d{1,6}|\s?:)?|\d{1,6} (?:comments?|responses?|replies|thoughts)(?: (?:to|on)\b.{0,80})?|join the (?:conversation|discussion)|reader (?:comments|interactions)|commentaires?|kommentare?|comentarios|comentários|commenti|reacties|комментарии|댓글|コメント|评论|評論)\W{0,3}$/iu,
  },
];

/** Lines that open a box of links, within the article or after it. */
export const BOX_RULES: readonly WordingRule[] = [
  {
    reason: 'links to other articles',
    maxWords: 10,
    pattern:
      /^\W{0,4}(?:you (?:may|might|could) (?:also )?(?:like|be interested|enjoy|want)(?: in| to read)?|(?:more )?(?:related|recommended|popular|trending|featured|suggested|similar|sponsored|latest|recent|other|further|more|top|must[- ]read|editors?['’]?s? (?:picks?|choice))(?: (?:great|in this|blog|on this|top|now)){0,2}(?: (?:articles?|stories|story|news|posts?|reading|reads|content|coverage|videos?|video|topics?|headlines|links|items|entries|for you|resources|products|roundups?|interviews|galler(?:y|ies)|from (?:around )?the web|comments))?|(?:more|most|other news|news) (?:read|viewed|popular|shared|commented|watched|recent|discussed|in|from|on|by|about|about the author)\b.{0,50}|read (?:more|next|these next|this next|also|on)|up next|next up\b.{0,40}|also (?:read|on|in)\b.{0,30}|see also|don['’]?t miss(?: this)?|in case you missed it|the latest|latest|what to read next|what['’]s next|around the web|from (?:our|the) (?:partners?|web|archives?|network)|promoted (?:stories|content|links)|stories (?:for you|you may like)|keep reading|elsewhere(?: on\b.{0,30})?|spotlight|newswire|our brands|(?:this )?week in .{1,30}|(?:story )?highlights|key (?:points|takeaways|facts|moments)|at a glance|table of contents|contents|in this (?:article|story)|on this page|jump to|places in this story|organizations in this story|people in (?:the|this) story|(?:games|products|companies|people) (?:featured|mentioned) in this (?:article|story)|topics?|tags?|categories|filed under|search results|follow us|trending|popular|sections|site ?map|legal|company|à lire aussi|lire aussi|sur le même sujet|dans la même rubrique|les plus lus|lesen sie auch|das könnte (?:sie|dich) (?:auch )?interessieren|mehr zum thema|meistgelesen|auch interessant|te puede interesar|lo más (?:leído|visto)|noticias relacionadas|más noticias|leia (?:também|mais)|veja também|mais lidas|notícias relacionadas|leggi anche|potrebbe interessarti|articoli correlati|i più letti|lees ook|meest gelezen|читайте также|похожие (?:статьи|новости)|популярное|関連記事|関連ニュース|人気記事|こちらの記事も.{0,20}|おすすめ記事?|カテゴリー|新着記事|相关(?:阅读|新闻|文章)|推荐阅读|热门(?:文章|新闻)?|관련\s?기사|많이 본.{0,10}|주요\s?뉴스|인기\s?기사)\W{0,4}$/iu,
    notSentences: true,
  },
  {
    reason: 'links to other articles',
    maxWords: 10,
    // Case counts here: "More Tarnby news" heads a box, "Further talks planned" a paragraph.
    pattern:
      /^\W{0,4}(?:(?:More|MORE) )?(?:Related|RELATED|Recommended|RECOMMENDED|Popular|POPULAR|Trending|TRENDING|Featured|FEATURED|Suggested|SUGGESTED|Similar|SIMILAR|Sponsored|SPONSORED|Latest|LATEST|Recent|RECENT|Other|OTHER|Further|FURTHER|More|MORE|Top|TOP)(?: (?:great|in this|blog|on this|top|now|\p{Lu}[\p{L}&'’]{1,20})){1,2} (?:[Aa]rticles?|[Ss]tories|[Ss]tory|[Nn]ews|[Pp]osts?|[Rr]eading|[Rr]eads|[Cc]ontent|[Cc]overage|[Vv]ideos?|[Tt]opics?|[Hh]eadlines|[Ll]inks|[Ii]tems|[Rr]esources|[Pp]roducts|[Ii]nterviews|[Cc]omments|ARTICLES|STORIES|NEWS|POSTS|VIDEOS)\W{0,4}$/u,
    notSentences: true,
  },
  {
    reason: 'links to other articles',
    maxWords: 4,
    pattern:
      /^\W{0,4}(?:Related|RELATED|Recommended|RECOMMENDED|Popular|POPULAR|Trending|TRENDING|Featured|FEATURED|Latest|LATEST|More|MORE) (?:(?:on|in|ON|IN) )?\p{Lu}[\p{L}&'’]{1,20}\W{0,4}$/u,
    notSentences: true,
  },
];
