// SPDX-License-Identifier: Apache-2.0
#include "extract/works.hpp"

#include <algorithm>

#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestName = 44;

bool is_doing(const Token& token) { return has(token, Category::kOrganize) || has(token, Category::kParticipate); }

// Verbs of doing that also stand inside names: 慰问活动, 组织建设机制, 交流座谈会.
bool may_stand_inside(std::u32string_view form) {
  return one_of(
      form, {U"慰问", U"交流", U"服务", U"宣传", U"组织", U"建设", U"共建", U"参与", U"联合", U"管理", U"协商", U"响应",
             U"合作", U"展示", U"表彰", U"开放", U"推进", U"发布", U"评选", U"庆祝", U"助力", U"启动", U"签约", U"揭牌",
             U"成立", U"推荐", U"体验", U"分享", U"联动", U"走访", U"演练", U"述职", U"调解", U"培育", U"打造", U"创建",
             U"协同", U"推荐", U"走进", U"进",   U"改造", U"整治", U"新建", U"治理", U"养护", U"提升", U"创新", U"加装",
             U"拓宽", U"修缮", U"维修", U"打通", U"扩建", U"改建", U"重建", U"疏浚", U"迁建", U"加固", U"铺设"});
}

// Counts and pointers before a name: 一系列|公益活动, 此次|演练.
bool leads_in(std::u32string_view form) {
  return one_of(
      form, {U"各类",   U"各项",   U"各种", U"系列", U"一系列", U"相关", U"有关", U"多项", U"多种", U"一场", U"一次",
             U"一项",   U"一个",   U"多个", U"首个", U"全部",   U"其他", U"这些", U"此次", U"本次", U"该",   U"这个",
             U"这项",   U"多场",   U"两场", U"若干", U"整个",   U"全新", U"以下", U"上述", U"类似", U"同类", U"定期",
             U"不定期", U"进一步", U"逐步", U"积极", U"相应",   U"年度", U"不断", U"持续"});
}

// Words that alone make no name of their own: 重点工程, 专项行动, 文化活动.
bool is_generic_word(std::u32string_view form) {
  return one_of(
      form,
      {U"重点", U"重大", U"多元", U"新",   U"好",     U"大型", U"特色", U"精彩", U"丰富", U"丰富多彩", U"形式多样",
       U"日常", U"具体", U"基础", U"长期", U"近期",   U"专业", U"专项", U"主题", U"本",   U"完善",     U"有效",
       U"长效", U"科学", U"全年", U"今年", U"工作",   U"社会", U"发展", U"企业", U"群众", U"居民",     U"社区",
       U"市级", U"区级", U"县级", U"省级", U"国家级", U"镇级", U"优质", U"便民", U"惠民", U"公益",     U"产业",
       U"项目", U"集体", U"现场", U"线上", U"线下",   U"联合", U"创新", U"业务", U"管理", U"服务",     U"建设",
       U"支持", U"合作", U"技术", U"信息", U"综合",   U"文体", U"文化", U"文艺", U"志愿", U"志愿服务", U"实践",
       U"教育", U"宣传", U"娱乐", U"体育", U"党建",   U"民生", U"实事", U"安全", U"投资", U"研发",     U"配套",
       U"开工", U"竣工", U"投产", U"在建", U"新建",   U"签约", U"招商", U"落户", U"储备", U"共建",     U"激励",
       U"考核", U"工程", U"联席", U"视频", U"座谈",   U"大",   U"小",   U"相关", U"系列"});
}

bool is_counting(std::u32string_view form) {
  if (form.empty()) return false;
  const bool counted =
      is_digit(form.front()) || starts_with_any(form, {U"一", U"两", U"多", U"几", U"数", U"三", U"十"});
  return counted &&
         ends_with_any(form, {U"场", U"次", U"项", U"个", U"期", U"轮", U"批", U"余", U"条", U"件", U"种", U"类"});
}

/// Steps over a bracket or quotation that ends at `position`; the same position when none does.
std::uint32_t over_marks(const Reading& reading, std::uint32_t position, std::uint32_t floor) {
  const std::u32string_view text = reading.document.text();
  if (is_closing_quote(text[position - 1])) {
    const Quotation* quotation = quotation_ending(reading, position);
    return quotation != nullptr && quotation->outer.begin >= floor && quotation->outer.size() <= 16
               ? quotation->outer.begin
               : position;
  }
  if (text[position - 1] != U')') return position;
  std::uint32_t at = position - 1;
  while (at > floor && text[at] != U'(' && position - at < 24) --at;
  return text[at] == U'(' ? at : position;
}

/// 国庆|中秋|文艺汇演: a feast is part of a name, another date ends it.
bool names_feast(std::u32string_view form) {
  return form.ends_with(U"节") || one_of(form, {U"新春", U"国庆", U"中秋", U"元旦", U"元宵", U"端午", U"清明", U"重阳",
                                                U"五一", U"七一", U"八一", U"腊八", U"除夕", U"小年"});
}

struct Edge {
  std::uint32_t begin;
  bool done = false;
  bool conferred = false;
  bool verb_inside = false;
};

/// Whether a verb of doing governs the object whose last part begins at `position`: 推出了符合需求的|敬老套餐,
/// 举办医疗、制造等|行业比武.
bool done_before(const Reading& reading, std::uint32_t position, std::uint32_t floor) {
  const std::u32string_view text = reading.document.text();
  if (position == floor || one_of(text.substr(position - 1, 1), {U"，", U",", U"。", U"；", U"：", U"、"}))
    return false;
  for (std::uint32_t at = position; at > floor && position - at < 26;) {
    const Token* token = token_over(reading, at - 1);
    if (token == nullptr) return false;
    const std::u32string_view form = reading.document.at(token->span);
    if (form.find_first_of(U"，,。；：:！？") != std::u32string_view::npos) return false;
    if (is_doing(*token) && !may_stand_inside(form)) return true;
    at = token->span.begin;
  }
  return false;
}

/// Whether the verb over `token` is the one that the name is the object of, not a part of the name.
bool governs(const Reading& reading, const Token& token, std::uint32_t head_begin) {
  const std::u32string_view form = reading.document.at(token.span);
  if (is_core_verb(form)) return true;
  if (token.span.end == head_begin) return false;
  if (!may_stand_inside(form)) return true;
  return token.word == lexicon::WordClass::kVerb && !has(token, Category::kProgrammeNoun) &&
         one_of(form, {U"组织", U"发布", U"启动", U"创建", U"打造", U"参与", U"推进"});
}

Edge edge_of(const Reading& reading, const Head& head) {
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  Edge edge{head.span.begin};
  while (edge.begin > floor && head.span.begin - edge.begin < kLongestName) {
    const std::uint32_t crossed = over_marks(reading, edge.begin, floor);
    if (crossed != edge.begin) {
      edge.begin = crossed;
      continue;
    }
    const Token* token = token_over(reading, edge.begin - 1);
    if (token == nullptr) break;
    const std::u32string_view form = reading.document.at(token->span);
    if (!std::all_of(form.begin(), form.end(), [](char32_t c) { return is_name_character(c) || c == U'—'; })) break;
    if (has(*token, Category::kReceive) && !only_becomes(form)) {
      edge.conferred = true;
      break;
    }
    // 签约某某项目: what is signed begins after the verb.
    if (!head.is(Category::kEventNoun) && one_of(form, {U"签约", U"签署", U"签订", U"落户", U"承建", U"开工"}) &&
        head.span.begin - token->span.end >= 3) {
      edge.done = true;
      break;
    }
    if (is_doing(*token) && governs(reading, *token, head.span.begin)) {
      edge.done = true;
      break;
    }
    if (form == U"了" || form == U"的") {
      // 开展了…, 建立健全了…: the verb stands before; of 新就业群体的技能培训 the last part is the name.
      const Token* verb = token->span.begin > floor ? token_over(reading, token->span.begin - 1) : nullptr;
      edge.done = verb != nullptr && (is_doing(*verb) || has(*verb, Category::kOperate));
      edge.conferred = form == U"了" && verb != nullptr && has(*verb, Category::kReceive);
      break;
    }
    if (form == U"前" && token->span.end == head.span.begin) {
      edge.begin = token->span.begin;
      continue;
    }
    if (has(*token, Category::kBoundary) && form != U"暨") break;
    if (head.is(Category::kHonourNoun) &&
        one_of(form, {U"申报", U"推荐", U"弘扬", U"争创", U"评选", U"评定", U"培育", U"学习"}))
      break;
    if (has(*token, Category::kRecent) && !names_feast(form)) break;
    if (one_of(form, {U"与", U"和", U"及", U"并", U"或"})) break;
    if (has_any(*token, bit(Category::kPlanned) | bit(Category::kNegation) | bit(Category::kSpeechVerb) |
                            bit(Category::kLocate)))
      break;
    if (has(*token, Category::kConcern) && !one_of(form, {U"改造", U"整治", U"修缮", U"拓宽"}))
      break;  // 老街改造|提升工程
    edge.verb_inside = edge.verb_inside || (token->word == lexicon::WordClass::kVerb && form.size() > 1 &&
                                            !may_stand_inside(form) && !stands_inside(form));
    edge.begin = std::max(token->span.begin, floor);
  }
  if (!edge.done && !edge.conferred) edge.done = done_before(reading, edge.begin, floor);
  return edge;
}

/// 年, 年度 whose digits the page has lost.
bool lost_year(const Reading& reading, const Token& token) {
  const std::u32string_view form = reading.document.at(token.span);
  if (form != U"年" && form != U"年度") return false;
  return token.span.begin == 0 || !is_digit(reading.document.text()[token.span.begin - 1]);
}

/// 首支, 首个.
bool is_first_of(std::u32string_view form) {
  return form.size() == 2 && form[0] == U'首' &&
         std::u32string_view(U"个支家批座项届").find(form[1]) != std::u32string_view::npos;
}

/// 6|条|背街小巷整治: what the count before measures.
bool measures(const Reading& reading, const Token& token) {
  return token.span.size() == 1 && token.span.begin > 0 && is_digit(reading.document.text()[token.span.begin - 1]) &&
         std::u32string_view(U"条个项处座家场次所栋幢").find(reading.document.text()[token.span.begin]) !=
             std::u32string_view::npos;
}

/// Moves the left edge past counts and general words: 一场|新春游园会, 系列|公益活动.
std::uint32_t past_general(const Reading& reading, std::uint32_t begin, std::uint32_t head_begin) {
  while (begin < head_begin) {
    const Token* token = token_over(reading, begin);
    if (token == nullptr || token->span.end > head_begin) break;
    const std::u32string_view form = reading.document.at(token->span);
    const bool number = std::all_of(form.begin(), form.end(), is_digit) && token->span.end < head_begin &&
                        reading.document.text()[token->span.end] != U'年';
    const bool first = is_first_of(form);
    // 开发区|首支社区基金: of the area that the article is about.
    const Token* next = has(*token, Category::kBareArea) && token->span.end < head_begin
                            ? token_over(reading, token->span.end)
                            : nullptr;
    if (next != nullptr && is_first_of(reading.document.at(next->span))) {
      begin = next->span.end;
      continue;
    }
    if (!leads_in(form) && !is_counting(form) && !number && !first && token->word != lexicon::WordClass::kMeasure &&
        token->word != lexicon::WordClass::kAdverb && !lost_year(reading, *token) && !measures(reading, *token))
      break;
    begin = token->span.end;
  }
  return begin;
}

/// 江苏省淮安市淮安区|施河镇老街改造工程: of a chain of three areas or more the innermost alone belongs to the name.
std::uint32_t past_outer_areas(const Reading& reading, std::uint32_t begin) {
  const auto area_at = [&](std::uint32_t position) {
    for (const Mention& each : mentions_beginning(reading, position))
      if (each.label == Label::kArea) return each.span;
    return Span{position, position};
  };
  Span innermost = area_at(begin);
  int links = innermost.empty() ? 0 : 1;
  for (Span next = innermost; links > 0 && !(next = area_at(next.end)).empty(); ++links) innermost = next;
  return links >= 3 ? innermost.begin : begin;
}

/// Whether nothing in `words` is a name's own, or a count stands in it: 公益文化|活动, 投资31个|项目.
bool is_too_general(const Reading& reading, Span words) {
  bool general = true;
  for (std::uint32_t at = words.begin; at < words.end;) {
    const Token* token = token_over(reading, at);
    if (token == nullptr) return false;
    const std::u32string_view form = reading.document.at(token->span);
    const bool digits = std::all_of(form.begin(), form.end(), is_digit);
    if (digits && token->span.end < words.end &&
        std::u32string_view(U"个项家条场次").find(reading.document.text()[token->span.end]) !=
            std::u32string_view::npos)
      return true;
    general = general && (is_generic_word(form) || is_counting(form) || digits);
    at = token->span.end;
  }
  return general;
}

/// 共|联|共建活动: single verbs at the left edge belong to no name.
std::uint32_t past_verbs(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const Token* token = token_over(reading, begin);
    if (token == nullptr || token->span.begin != begin || token->span.size() != 1) break;
    const bool verb = token->word == lexicon::WordClass::kVerb || token->word == lexicon::WordClass::kAdverb;
    if (!verb || !is_han(reading.document.text()[begin])) break;
    ++begin;
  }
  return begin;
}

}  // namespace

bool is_core_verb(std::u32string_view form) {
  return starts_with_any(
      form, {U"开展", U"举办", U"举行", U"召开", U"建立",     U"设立", U"实施", U"推出", U"完成", U"进行", U"成立",
             U"构建", U"搭建", U"健全", U"完善", U"组织开展", U"主办", U"承办", U"提供", U"形成", U"参加", U"出席",
             U"加入", U"深入", U"积极", U"持续", U"主持",     U"推行", U"深化", U"落实", U"首创"});
}

bool only_becomes(std::u32string_view form) {
  return one_of(form, {U"成为", U"取得", U"收获", U"列入", U"入库", U"拿到", U"位列", U"名列", U"拿下", U"赢得"});
}

std::optional<WorkName> work_before(const Reading& reading, const Head& head) {
  const Token* own = token_over(reading, head.span.begin);
  // A short noun cut out of a word is none; a long one (党建|工作会议) may share its first part with the word before.
  if (own == nullptr || (own->span.begin != head.span.begin && head.span.size() < 4)) return std::nullopt;
  const Edge edge = edge_of(reading, head);
  const std::uint32_t begin = past_outer_areas(
      reading, past_verbs(reading, past_general(reading, edge.begin, head.span.begin), head.span.begin));
  if (head.span.begin < begin + 2 || is_too_general(reading, {begin, head.span.begin})) return std::nullopt;
  // 探索社区治理|新|模式: a new one of a kind.
  if (reading.document.text()[head.span.begin - 1] == U'新' &&
      one_of(reading.document.at(head.span), {U"模式", U"路径", U"格局", U"体系", U"机制", U"平台"}))
    return std::nullopt;
  WorkName name;
  name.span = {begin, head.span.end};
  name.done = edge.done;
  name.conferred = edge.conferred;
  name.verb_inside = edge.verb_inside;
  return name;
}

std::optional<Span> heading_of(const Reading& reading, const Head& head) {
  const std::size_t index = reading.document.sentence_at(head.span.begin);
  if (index >= reading.document.sentences.size()) return std::nullopt;
  const Sentence& sentence = reading.document.sentences[index];
  const std::u32string_view text = reading.document.text();
  Span span = sentence.span;
  while (span.end > span.begin && (text[span.end - 1] == U'\n' || text[span.end - 1] == U' ')) --span.end;
  if (span.end != head.span.end || span.size() > 40 || sentence.role == Sentence::Role::kTitle) return std::nullopt;
  const bool numbered = is_digit(text[span.begin]);
  if (!numbered && sentence.role != Sentence::Role::kHeading) return std::nullopt;
  if (!ends_with_any(reading.document.at(head.span), {U"工程", U"项目", U"改造", U"整治", U"计划", U"建设"}))
    return std::nullopt;
  while (span.begin < span.end && (is_digit(text[span.begin]) || text[span.begin] == U'.' || text[span.begin] == U' ' ||
                                   text[span.begin] == U'、' || text[span.begin] == U'．'))
    ++span.begin;
  return head.span.begin >= span.begin + 3 ? std::optional(span) : std::nullopt;
}

bool ends_name(const Reading& reading, std::uint32_t position) {
  if (!ends_word(reading, position)) return false;
  const Token* next = token_over(reading, position);
  if (next == nullptr || next->span.begin != position) return true;
  if (joint_of(reading, *next) != Joint::kNoun ||
      one_of(reading.document.at(next->span),
             {U"全面", U"顺利", U"圆满", U"成功", U"隆重", U"盛大", U"火热", U"精彩", U"如期", U"同步"}))
    return true;
  return next->word == lexicon::WordClass::kTime || next->word == lexicon::WordClass::kAdjective ||
         next->word == lexicon::WordClass::kNumeral || next->word == lexicon::WordClass::kLocation ||
         is_digit(reading.document.text()[position]);
}

void WorkList::add(Mention mention) {
  while (!found_.empty() && mention.span.contains(found_.back().span)) found_.pop_back();
  found_.push_back(std::move(mention));
}

std::vector<Mention> WorkList::take() { return std::move(found_); }

Taken::Taken(const Reading& reading, std::uint32_t labels) {
  for (const Mention& mention : reading.mentions)
    if (mention.rule.starts_with("quoted-") || (labels >> static_cast<unsigned>(mention.label)) & 1)
      spans_.push_back(mention.span);
}

bool Taken::overlaps(Span span) const {
  auto at =
      std::lower_bound(spans_.begin(), spans_.end(), span.end, [](Span s, std::uint32_t p) { return s.begin < p; });
  for (int back = 0; at != spans_.begin() && back < 6; ++back)
    if ((--at)->overlaps(span)) return true;
  return false;
}

bool Taken::starts(Span span) const {
  const auto at =
      std::lower_bound(spans_.begin(), spans_.end(), span.begin, [](Span s, std::uint32_t p) { return s.begin < p; });
  return at != spans_.end() && at->begin == span.begin + 1;
}

}  // namespace govgraph::extract
