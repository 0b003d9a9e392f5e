// SPDX-License-Identifier: Apache-2.0
#include "extract/organs.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestModifier = 18;
constexpr std::uint32_t kAnchors = bit(Label::kArea) | bit(Label::kPartyOrg) | bit(Label::kGovBody) |
                                   bit(Label::kSocialOrg) | bit(Label::kInstitution) | bit(Label::kEnterprise) |
                                   bit(Label::kRoad) | bit(Label::kPlace);

/// The level word that `words` begins with, where more follows: 市|第一 before 人民医院.
bool begins_with_level(std::u32string_view words) {
  return starts_with_any(words, {U"镇", U"区", U"市", U"县", U"省", U"街道"}) && words.size() > 1;
}

// Verbs, or nouns that serve as verbs, whose object an organ is: 联系|派出所, 协调|执法队.
bool governs_organ(std::u32string_view form) {
  return ends_with_any(form, {U"联系", U"利用", U"协调", U"对接", U"依托", U"邀请", U"走访", U"配合", U"支持", U"推动", U"成立",
                       U"组建", U"打造", U"创新", U"强化", U"加强", U"深化", U"发挥", U"借助", U"召集", U"动员", U"参观",
                       U"委托", U"充实", U"培育", U"壮大", U"优化", U"完善", U"健全", U"整合", U"带领", U"率领", U"引进"});
}

/// 1支, 两家, 多名: what is counted is a kind, not a name. 第一人民医院 is not counted.
bool counts(const Reading& reading, const Token& token, std::u32string_view form) {
  if (std::all_of(form.begin(), form.end(), is_digit)) return true;
  if (token.word != lexicon::WordClass::kMeasure || token.span.begin == 0) return false;
  const char32_t before = reading.document.text[token.span.begin - 1];
  return is_digit(before) || std::u32string_view(U"一二两三四五六七八九十几多数各每").find(before) != std::u32string_view::npos;
}

/// 书记, 主任: an office, not a job (骑手), that a person holds.
bool is_office(const Reading& reading, const Token& token) {
  if (!has(token, Category::kOffice) || has_any(token, kOrganHeads)) return false;
  const lexicon::Match match = reading.lexicon.exact(reading.document.at(token.span));
  const lexicon::Entry* entry = match.length == 0 ? nullptr : match.find(Category::kOffice);
  if (entry == nullptr) return false;
  const auto of = static_cast<lexicon::OfficeOf>(entry->sub);
  return of != lexicon::OfficeOf::kJob && of != lexicon::OfficeOf::kMember;
}

/// Suffixes that make a name only in quotation marks: 产业工人队伍, 党员志愿者, 治理共同体 are groups.
bool is_group(std::u32string_view suffix) {
  return ends_with_any(suffix, {U"队伍", U"志愿者", U"共同体", U"联合体", U"义工"});
}

/// Suffixes that also end common nouns: without an area they need a word of their own.
bool is_loose(std::u32string_view suffix) {
  return ends_with_any(suffix, {U"理事会", U"小组", U"联盟", U"办公室", U"中心", U"站", U"室"});
}

/// 城管, 公安: the body by its everyday name, which no longer name is built on.
bool is_colloquial(std::u32string_view form) {
  return one_of(form, {U"城管", U"公安", U"消防", U"交警", U"法院", U"工商", U"税务", U"环保", U"卫健"});
}

/// 企业党支部, 楼栋党小组: one of many, not the one of a place.
bool is_of_a_kind(std::u32string_view form) {
  return starts_with_any(form, {U"企业", U"楼宇", U"楼栋", U"楼组", U"行业", U"机关", U"两新", U"社会组织", U"学校", U"医院",
                                U"公司", U"物业", U"网格", U"非公", U"集团", U"银行", U"支行", U"分行", U"流动", U"临时", U"功能",
                                U"离退休", U"联合", U"基层", U"直属", U"国企", U"民企", U"高校", U"中学", U"小学"});
}

/// 镇|总工会, 街道|党工委: the table holds it with its level.
bool begins_at_level(std::u32string_view form) {
  return form.size() >= 3 && starts_with_any(form, {U"镇", U"区", U"市", U"县", U"省", U"街道"}) && !starts_with_any(form, {U"区域", U"镇级", U"区级", U"市级", U"市场", U"街道级"});
}

// A suffix that names by itself which organ of the place is meant; others only repeat a name read before.
bool stands_alone(std::u32string_view form, Label label) {
  if (label == Label::kEnterprise) return true;
  if (label == Label::kPartyOrg) return form.size() >= 2;
  if (label == Label::kGovBody)
    return ends_with_any(form, {U"派出所", U"武装部", U"人大", U"政府", U"办事处", U"街道办", U"政协", U"执法队", U"司法所", U"管委会"});
  if (label == Label::kInstitution) return form.size() >= 5 && ends_with_any(form, {U"党群服务中心", U"卫生服务中心", U"文化活动中心"});
  return one_of(form, {U"总工会", U"妇联", U"残联", U"红十字会", U"居委会", U"居委", U"村委会", U"村委", U"居民委员会",
                       U"村民委员会", U"镇总工会", U"区总工会", U"镇残联", U"镇妇联", U"镇红十字会"});
}

// Suffixes of branches: 支队, 分院. The organ that they follow belongs to the name.
bool is_branch(std::u32string_view suffix) {
  return ends_with_any(suffix, {U"支队", U"大队", U"中队", U"分局", U"分院", U"分校", U"分会", U"分中心", U"院区", U"办公厅",
                                U"科", U"股", U"室", U"处", U"组织部", U"宣传部", U"统战部", U"校区", U"工会", U"妇联",
                                U"团委", U"党委", U"党支部", U"党总支", U"党组"});
}

}  // namespace

Label label_of_organ(const Head& head) {
  if (head.is(Category::kPartyOrgan)) return Label::kPartyOrg;
  if (head.is(Category::kGovOrgan)) return Label::kGovBody;
  if (head.is(Category::kSocialOrgan)) return Label::kSocialOrg;
  return Label::kInstitution;
}

bool is_level_word(std::u32string_view word) {
  return one_of(word, {U"镇", U"乡", U"区", U"市", U"县", U"省", U"州", U"旗", U"村", U"街道", U"社区", U"居民区",
                       U"街区", U"小区", U"园区", U"苏木", U"片区", U"开发区"});
}

bool makes_a_kind(std::u32string_view modifiers) {
  if (ends_with_any(modifiers, {U"所在地", U"所在", U"所属"})) return true;
  return one_of(modifiers,
                {U"基层", U"各级", U"上级", U"下级", U"相关", U"有关", U"企业", U"企事业单位", U"楼栋", U"商户",
                 U"两新", U"联合", U"临时", U"辖区", U"属地", U"当地", U"周边", U"附近", U"部分", U"优秀", U"先进",
                 U"志愿", U"业务", U"主管", U"职能", U"所属", U"直属", U"镇属", U"区属", U"市属", U"驻区", U"共建",
                 U"结对", U"成员", U"专业", U"社会", U"公益", U"基层社区", U"功能型", U"行业", U"党员", U"民间", U"各类",
                 U"大型", U"多家", U"多支", U"知名", U"高等", U"公立", U"三甲", U"地方", U"全镇", U"全区", U"全市",
                 U"非公企业", U"社会组织", U"特色", U"村级", U"镇级", U"区级", U"市级", U"县级", U"省级", U"国家级",
                 U"重点", U"骨干", U"居民", U"村民", U"群众", U"青年", U"老年", U"巾帼", U"红色", U"县区", U"街镇"});
}

OrganReader::OrganReader(const Reading& reading)
    : reading_(reading),
      text_(reading.document.text),
      base_(static_cast<std::uint32_t>(reading.mentions.size())),
      places_(reading, kAnchors),
      quoted_(reading, 0) {
  for (const Head& head : reading.heads)
    if (head.is(Category::kStop)) stops_.push_back(head.span);
}

const Mention& OrganReader::mention(std::uint32_t index) const {
  return index < base_ ? reading_.mentions[index] : found_[index - base_];
}

std::vector<Mention> OrganReader::read() {
  for (const Head& head : longest_heads(reading_, kOrganHeads | bit(Category::kBareOrgan))) read_head(head);
  // What a longer name took over goes; places in the list move up.
  std::vector<std::uint32_t> place(found_.size(), kNone);
  std::vector<Mention> kept;
  for (std::uint32_t i = 0; i < found_.size(); ++i) {
    if (dropped_[i]) continue;
    place[i] = base_ + static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(found_[i]));
  }
  for (Mention& each : kept)
    if (each.within != kNone && each.within >= base_) each.within = place[each.within - base_];
  return kept;
}

bool OrganReader::refused(const Head& head) const {
  if (reading_.document.at(head.span) == U"中央") return true;  // 路口中央
  if (!ends_word(reading_, head.span.end)) return true;
  const auto stop = std::upper_bound(stops_.begin(), stops_.end(), head.span.begin,
                                     [](std::uint32_t p, Span s) { return p < s.begin; });
  for (auto each = stop; each != stops_.begin() && stop - each < 4;)
    if ((--each)->contains(head.span) && !(each->begin == head.span.begin && begins_office(reading_, head.span.end))) return true;
  // 中心小学校长: 校长 is the office, whose 校 the longer noun took.
  if (head.span.size() >= 3 && reading_.lexicon.exact(text_.substr(head.span.end - 1, 2)).is(Category::kOffice) &&
      (reading_.lexicon.exact(text_.substr(head.span.begin, head.span.size() - 1)).categories & kOrganHeads) != 0)
    return true;
  // 人大|代表 of a community or of no place: the deputies, not the congress.
  if (text_.substr(head.span.begin, head.span.size()).ends_with(U"人大") && text_.substr(head.span.end, 2) == U"代表" && !in_town_or_above(head.span.begin)) return true;
  // 大学|学历, 中学|文化程度: what someone has learned.
  if (starts_with_any(text_.substr(head.span.end, 2), {U"学历", U"学位", U"文化", U"毕业", U"以上", U"本科"})) return true;
  // 执法队|员 is a person.
  if (head.span.end < text_.size() && text_[head.span.end] == U'员') return true;
  if (quoted_.overlaps(head.span)) return true;
  const Quotation* around = quotation_around(reading_, head.span.begin);
  return around != nullptr && around->open == U'《';
}

bool OrganReader::in_town_or_above(std::uint32_t position) const {
  const std::uint32_t area = anchor_at(position);
  if (area == kNone || mention(area).label != Label::kArea) return area == kNone && position > 0 && is_level_word(text_.substr(position - 1, 1));
  const std::string* level = find_property(mention(area).properties, "level");
  return level == nullptr || (*level != "community" && *level != "village" && *level != "estate" && *level != "block");
}

std::uint32_t OrganReader::anchor_at(std::uint32_t position) const { return places_.ending(position); }

/// Nothing of a clause stands before: the first word of 来福公益基金会说 is of the name.
bool OrganReader::begins_clause(std::uint32_t position) const {
  return position == 0 || (!is_name_character(text_[position - 1]) && !is_closing_quote(text_[position - 1]));
}

OrganReader::Left OrganReader::left_of(const Head& head) const {
  const std::uint32_t floor = sentence_span(reading_, head.span.begin).begin;
  Left left{head.span.begin, head.span.begin};
  std::uint32_t position = head.span.begin;
  bool crossed = false;
  while (true) {
    const std::uint32_t anchor = anchor_at(position);
    if (anchor != kNone) {
      if (crossed) return left;
      left.anchor = anchor;
      left.modifiers = position;
      left.begin = mention(anchor).span.begin;
      return left;
    }
    if (position == floor || head.span.begin - position > kLongestModifier) return left;
    const Token* token = token_over(reading_, position - 1);
    if (token == nullptr) return left;
    // 馨泰社区(综合)党委: a word in brackets between the area and the suffix.
    if (text_[position - 1] == U')' && position == head.span.begin) {
      const std::size_t open = text_.substr(0, position).find_last_of(U'(');
      if (open != std::u32string_view::npos && position - open <= 6 && anchor_at(static_cast<std::uint32_t>(open)) != kNone) {
        position = static_cast<std::uint32_t>(open);
        continue;
      }
    }
    if (const Quotation* number = short_marks_before(position); number != nullptr && !crossed) {
      position = left.begin = left.modifiers = number->outer.begin;
      continue;
    }
    const Joint joint = joint_of(reading_, *token);
    const std::u32string_view form = reading_.document.at(token->span);
    // 安平|来|福公益基金会: a small word right after the area is of the name.
    if (joint == Joint::kBreak && position < head.span.begin && form.size() == 1 && is_han(form[0]) &&
        (anchor_at(token->span.begin) != kNone || begins_clause(token->span.begin)) && std::u32string_view(U"来有用要比同起得能").find(form[0]) != std::u32string_view::npos) {
      position = token->span.begin;
      continue;
    }
    if (joint == Joint::kBreak || counts(reading_, *token, form) || governs_organ(form) || ends_with_any(form, {U"两级", U"三级", U"各级", U"新一届", U"本届", U"上届", U"历届"})) return left;
    // 党支部书记兼村委会主任: an office ends what came before.
    if (form == U"兼" || (form == U"一届" && position >= 3 && text_[position - 3] == U'新') || is_office(reading_, *token)) return left;
    // A name may end inside a token; the words after it are the modifiers then.
    std::uint32_t next = std::max(token->span.begin, floor);
    for (std::uint32_t inside = position - 1; inside > next; --inside)
      if (anchor_at(inside) != kNone) next = inside;
    position = next;
    // 骑手|助餐|服务队: the verb right before the suffix may belong to it.
    const bool adjacent = token->span.end == head.span.begin;
    crossed = crossed || (joint == Joint::kVerb && form.size() > 1 && !stands_inside(form) && !adjacent);
    if (adjacent && joint == Joint::kVerb && !stands_inside(form)) continue;
    if (!crossed) left.begin = left.modifiers = position;
  }
}

/// A short word in marks that ends at `position` and belongs to the name: “119”|消防指挥中心, “两新”|组织党委.
const Quotation* OrganReader::short_marks_before(std::uint32_t position) const {
  const Quotation* quotation = is_closing_quote(text_[position - 1]) ? quotation_ending(reading_, position) : nullptr;
  if (quotation == nullptr) return nullptr;
  const std::u32string_view inner = reading_.document.at(quotation->inner);
  const bool number = !inner.empty() && std::all_of(inner.begin(), inner.end(), is_digit);
  return number || (inner.size() >= 1 && inner.size() <= 2) ? quotation : nullptr;
}

/// 九江镇|党委 where the lexicon also knows 镇党委: the area keeps its last character.
Head OrganReader::after_area(const Head& head) const {
  for (std::uint32_t inside = head.span.begin + 1; inside + 1 < head.span.end; ++inside) {
    const std::uint32_t area = anchor_at(inside);
    if (area == kNone || mention(area).span.begin >= head.span.begin) continue;
    const lexicon::Match rest = reading_.lexicon.exact(reading_.document.at({inside, head.span.end}));
    if ((rest.categories & kOrganHeads) == 0) continue;
    return {{inside, head.span.end}, rest.categories, rest.entries};
  }
  return head;
}

void OrganReader::read_head(const Head& found) {
  const Head head = after_area(found);
  if (refused(head)) return;
  const Label label = (head.categories & kOrganHeads) != 0 ? label_of_organ(head) : static_cast<Label>(head.sub(Category::kBareOrgan));
  if (add_sharing_level(head, label)) return;
  if ((head.categories & kOrganHeads) == 0) {
    // Companies have a pass of their own; here only 公司 by itself is read.
    if (label != Label::kEnterprise || left_of(head).modifiers == head.span.begin) add_alone(head, label);
    return;
  }
  if (is_colloquial(reading_.document.at(head.span))) return;
  const Left left = left_of(head);
  if (left.anchor != kNone && add_anchored(head, label, left)) return;
  if (left.modifiers < head.span.begin) {
    if (add_level(head, label, left)) return;
    if (add_modified(head, label, left)) return;
    return;
  }
  if (add_sharing(head, label)) return;
  add_alone(head, label);
}

void OrganReader::drop_inside(const Head& head) {
  for (std::size_t i = found_.size(); i-- > 0 && found_[i].span.end > head.span.begin;)
    if (found_[i].span.end < head.span.end) dropped_[i] = true;
}

void OrganReader::add(const Head& head, Span span, Label label, Naming naming, std::uint32_t within,
                      std::string_view rule, std::string name) {
  drop_inside(head);
  Mention made = mention_of(reading_, span, label, rule);
  if (!name.empty()) made.name = std::move(name);
  made.naming = naming;
  made.within = within;
  places_.add(base_ + static_cast<std::uint32_t>(found_.size()), span);
  found_.push_back(std::move(made));
  dropped_.push_back(false);
  last_head_ = head.span.size();
}

bool OrganReader::takes_over(Label outer, const Head& head, std::uint32_t inner) const {
  // 某某公益基金会|联盟 is one name; 市公安局|某某支队 and 某某公司|工会 are an organ and its branch.
  return outer == Label::kSocialOrg && mention(inner).label == Label::kSocialOrg &&
         !is_branch(text_.substr(head.span.begin, head.span.size()));
}

bool OrganReader::add_anchored(const Head& head, Label label, const Left& left) {
  const Mention& anchor = mention(left.anchor);
  const Span modifiers{left.modifiers, head.span.begin};
  if (anchor.label == Label::kRoad || anchor.label == Label::kPlace) {
    if (label != Label::kInstitution && modifiers.empty()) return false;
    add(head, {left.begin, head.span.end}, label, Naming::kFull, kNone, "organ-of-place");
    return true;
  }
  const std::u32string_view suffix = reading_.document.at(head.span);
  if (anchor.label != Label::kArea) {
    if (!modifiers.empty() && !is_branch(suffix)) {
      // 某区市场监督管理局|东湖市场监督管理所: the second is a name by itself.
      add(head, {modifiers.begin, head.span.end}, label, Naming::kShort, left.anchor, "organ-after-organ");
      return true;
    }
    std::uint32_t within = left.anchor;
    if (takes_over(label, head, left.anchor)) {
      within = anchor.within;
      if (left.anchor >= base_) dropped_[left.anchor - base_] = true;
    }
    add(head, {left.begin, head.span.end}, label, anchor.naming, within, "organ-of-organ");
    return true;
  }
  // 市公安局交通警察支队|经开区|大队: the organ before the area belongs to a branch's name.
  const std::uint32_t before = anchor_at(anchor.span.begin);
  if (before != kNone && is_organisation(mention(before).label) && is_branch(suffix)) {
    add(head, {mention(before).span.begin, head.span.end}, label, mention(before).naming, before, "branch-in-area");
    return true;
  }
  if (label == Label::kPartyOrg && suffix == U"委员会" && !modifiers.empty()) label = Label::kGovBody;
  const bool bare = anchor.naming == Naming::kBare;
  const std::uint32_t own = is_branch(suffix) && label == Label::kInstitution ? own_words_before(left.begin) : left.begin;
  if (own != left.begin) {
    add(head, {own, head.span.end}, label, Naming::kFull, kNone, "branch-of-short-name");
    return true;
  }
  add(head, {left.begin, head.span.end}, label, bare ? Naming::kBare : Naming::kFull, bare ? kNone : left.anchor,
      bare ? "organ-of-bare-area" : "organ-of-area");
  return true;
}

/// 东湖|区|委: the level word belongs to the area and to the organ's noun alike.
bool OrganReader::add_sharing_level(const Head& head, Label label) {
  const std::uint32_t area = anchor_at(head.span.begin + 1);
  if (head.span.size() < 2 || area == kNone || mention(area).label != Label::kArea || mention(area).span.begin >= head.span.begin) return false;
  add(head, {mention(area).span.begin, head.span.end}, label, Naming::kFull, area, "organ-of-area");
  return true;
}

bool OrganReader::after_holding(std::uint32_t position) const {
  const std::uint32_t from = position < 3 ? 0 : position - 3;
  return ends_with_any(text_.substr(from, position - from), {U"召开", U"召开了", U"举行", U"举行了", U"举办", U"举办了"});
}

std::uint32_t OrganReader::own_words_before(std::uint32_t position) const {
  const std::uint32_t floor = sentence_span(reading_, position).begin;
  std::uint32_t begin = position;
  while (begin > floor && position - begin < 6) {
    const Token* token = token_over(reading_, begin - 1);
    if (token == nullptr || joint_of(reading_, *token) != Joint::kNoun) break;
    begin = std::max(token->span.begin, floor);
  }
  return begin;
}

bool OrganReader::add_level(const Head& head, Label label, const Left& left) {
  const std::u32string_view words = text_.substr(left.modifiers, head.span.begin - left.modifiers);
  if (is_level_word(words)) {
    add(head, {left.modifiers, head.span.end}, label, Naming::kBare, kNone, "organ-of-level");
    return true;
  }
  if (!begins_with_level(words) || head.span.size() < 2) return false;
  if (words[1] == U'级' || words[1] == U'里' || words[1] == U'内' || words[1] == U'域') return false;
  if (label == Label::kPartyOrg && reading_.document.at(head.span) == U"委员会") label = Label::kGovBody;
  add(head, {left.modifiers, head.span.end}, label, Naming::kBare, kNone, "organ-of-level");
  return true;
}

bool OrganReader::add_sharing(const Head& head, Label label) {
  if (found_.empty() || head.span.begin < 2) return false;
  const Mention& last = found_.back();
  if (dropped_.back() || last.span.end + 1 != head.span.begin) return false;
  const char32_t between = text_[head.span.begin - 1];
  if (between != U'、' && between != U'和' && between != U'与' && between != U'及') return false;
  if (label == Label::kInstitution && !head.is(Category::kBareOrgan)) return false;
  const std::string suffix = utf8::encode(reading_.document.at(head.span));
  const std::string head_text = utf8::encode(text_.substr(last.span.end - last_head_, last_head_));
  if (last.naming == Naming::kBare) {
    if (!last.name.ends_with(head_text) || last.name.size() == head_text.size()) return false;
    const std::string level = last.name.substr(0, last.name.size() - head_text.size());
    if (utf8::length(level) > 3) return false;
    add(head, head.span, label, Naming::kBare, kNone, "organ-sharing-level", level + suffix);
    return true;
  }
  if (last.within == kNone || mention(last.within).label != Label::kArea) return false;
  const std::uint32_t area = last.within;
  const std::string level = utf8::encode(text_.substr(head.span.begin, 1));
  if (mention(area).name.ends_with(level) && head.span.size() > 2 && is_level_word(text_.substr(head.span.begin, 1))) {
    add(head, head.span, label, Naming::kFull, area, "organ-sharing-area", mention(area).name + suffix.substr(level.size()));
    return true;
  }
  add(head, head.span, label, Naming::kFull, area, "organ-sharing-area", mention(area).name + suffix);
  return true;
}

bool OrganReader::add_alone(const Head& head, Label label) {
  const std::u32string_view form = reading_.document.at(head.span);
  if (starts_with_any(form, {U"新华", U"人民日报", U"中央", U"国务院", U"最高人民", U"全国"})) {
    add(head, head.span, label, Naming::kFull, kNone, "national-organ");
    return true;
  }
  const Token* token = token_over(reading_, head.span.begin);
  if (token == nullptr || token->span.begin != head.span.begin || is_of_a_kind(form)) return false;
  bool repeats = false;
  if (after_holding(head.span.begin)) return false;
  if (!stands_alone(form, label) && !begins_at_level(form)) {
    const std::string suffix = utf8::encode(reading_.document.at(head.span));
    const std::uint32_t article = reading_.document.sentences[reading_.document.sentence_at(head.span.begin)].article;
    for (std::size_t i = found_.size(); i-- > 0 && found_[i].article == article && !repeats;)
      repeats = !dropped_[i] && found_[i].naming != Naming::kBare && found_[i].name.ends_with(suffix);
    if (!repeats) return false;
  }
  std::string name;
  if (form == U"居委" || form == U"村委") name = utf8::encode(form) + "会";
  add(head, head.span, label, Naming::kBare, kNone, repeats ? "organ-again" : "organ-alone", std::move(name));
  return true;
}

bool OrganReader::has_long_word(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t at = begin; at < end;) {
    const Token* token = token_over(reading_, at);
    if (token == nullptr) return false;
    if (token->span.size() > 1) return true;
    at = token->span.end;
  }
  return false;
}

bool OrganReader::add_modified(const Head& head, Label label, const Left& left) {
  const std::u32string_view words = text_.substr(left.modifiers, head.span.begin - left.modifiers);
  if (words.size() < 2 || makes_a_kind(words)) return false;
  const Token* first = token_over(reading_, left.modifiers);
  if (first == nullptr || first->span.begin != left.modifiers) return false;
  if (head.span.size() < 2 && words.size() < 4) return false;
  if (is_group(reading_.document.at(head.span)) || after_holding(left.modifiers)) return false;
  const Token* own = token_over(reading_, head.span.begin);
  if (own == nullptr || (own->span.begin < head.span.begin && own->span.end < head.span.end)) return false;
  if ((is_loose(reading_.document.at(head.span)) || head.span.size() < 3) && !has_long_word(left.modifiers, head.span.begin)) return false;
  add(head, {left.modifiers, head.span.end}, label, Naming::kShort, kNone, "organ-by-modifier");
  return true;
}

}  // namespace govgraph::extract
