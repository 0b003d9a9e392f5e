// SPDX-License-Identifier: Apache-2.0
// Finds who received an honour: 柳河社区获评“反诈示范社区”, 上海工匠称号的李明, “五一劳动奖章”获得者王芳 -> RECEIVED.
// Declines honours that one only strives for (创建, 争创).
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

void note_year(const Reading& reading, const Clause& clause, Relation* relation) {
  if (relation == nullptr) return;
  const std::u32string_view text = reading.document.at(clause.span);
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    const bool year = (text.substr(i, 2) == U"20" || text.substr(i, 2) == U"19") && text[i + 4] == U'年' &&
                      text[i + 2] >= U'0' && text[i + 2] <= U'9' && text[i + 3] >= U'0' && text[i + 3] <= U'9';
    if (!year) continue;
    std::string digits;
    for (const char32_t c : text.substr(i, 4)) digits += static_cast<char>(c);
    set_property(relation->properties, "year", digits);
    return;
  }
}

/// The person right after 称号的, 获得者 or the honour itself.
std::uint32_t winner_after(const Reading& reading, const Clause& clause, const Mention& honour) {
  // 获得“文明小区”称号的财富小区, 获得“…”荣誉的还有土产小区
  for (const std::uint32_t name : clause.names) {
    const Mention& mention = reading.mentions[name];
    if (mention.span.begin < honour.span.end || mention.label == Label::kHonour) continue;
    const std::u32string_view between = reading.document.at({honour.span.end, mention.span.begin});
    if (between.size() <= 7 &&
        (between.ends_with(U"称号的") || between.ends_with(U"荣誉的") || between.ends_with(U"的还有")))
      return name;
    break;
  }
  const auto people = names_after(reading, clause, honour.span.end, {Label::kPerson});
  if (people.empty()) return kNone;
  const Span name = reading.mentions[people.front()].span;
  const std::u32string_view between = reading.document.at({honour.span.end, name.begin});
  const bool of = between.find(U"获得者") != std::u32string_view::npos || between.ends_with(U"的") || between.empty();
  // “…”称号获得者、某某厂高级技师亓大勇: the offices between say more of the same person.
  const bool winner = between.find(U"获得者") != std::u32string_view::npos && between.size() <= 30 &&
                      between.find(U'，') == std::u32string_view::npos;
  return winner || (of && between.size() <= 8) ? people.front() : kNone;
}

/// Right before the verb but for what kind of work it is: “工会管家”项目|获评.
bool bears_title(const Reading& reading, std::uint32_t end, std::uint32_t verb) {
  if (end > verb || verb - end > 6) return false;
  std::u32string_view between = reading.document.at({end, verb});
  if (!between.empty() && is_closing_quote(between.front())) between.remove_prefix(1);
  return one_of(between, {U"", U"项目", U"工程", U"品牌", U"案例", U"工作法", U"做法", U"模式", U"机制", U"平台"});
}

/// 东山社区被区委、区政府授予…: who stands before 被; else the subjects.
std::vector<std::uint32_t> receivers(const Reading& reading, const Clause& clause) {
  const std::size_t by = reading.document.at(clause.span).find(U'被');
  std::vector<std::uint32_t> out;
  if (by != std::u32string_view::npos)
    for (const std::uint32_t name : clause.names)
      if (reading.mentions[name].span.end <= clause.span.begin + by) out.push_back(name);
  // 松河区新能源产业集群获批“…”: a work may bear a title itself.
  const Trigger* verb = clause.first(Category::kReceive);
  for (const std::uint32_t name : clause.names)
    if (out.empty() && verb != nullptr && reading.mentions[name].label == Label::kProgramme &&
        bears_title(reading, reading.mentions[name].span.end, verb->span.begin))
      return {name};
  // 项目先后获得…: the one that the article named last.
  if (out.empty() && starts_with_any(reading.document.at(clause.span), {U"项目", U"该项目", U"品牌", U"该品牌",
                                                                        U"该机制", U"该做法", U"该工作法", U"该案例"}))
    for (auto i = static_cast<std::uint32_t>(reading.mentions.size()); i-- > 0;)
      if (reading.mentions[i].label == Label::kProgramme && reading.mentions[i].article == clause.article &&
          reading.mentions[i].span.end <= clause.span.begin)
        return {i};
  if (out.empty()) return clause.subjects;
  // 甲所所长张三、乙厂工人李四被授予…: all the people of the list.
  std::vector<std::uint32_t> people;
  for (const std::uint32_t name : out)
    if (reading.mentions[name].label == Label::kPerson) people.push_back(name);
  if (reading.mentions[out.back()].label == Label::kPerson && people.size() > 1) return people;
  return run_of(reading, out, out.size() - 1);
}

/// 授予甲“…”称号, 为甲颁发奖章, 评选出“十佳邻里”: a verb by which the subject confers.
bool confers(const Reading& reading, const Clause& clause, const Trigger& verb) {
  if (!one_of(reading.document.at(verb.span),
              {U"授予", U"颁发", U"颁给", U"授牌", U"表彰", U"通报表扬", U"嘉奖", U"授勋", U"评选出"}))
    return false;
  const std::u32string_view before = reading.document.at({clause.span.begin, verb.span.begin});
  return before.find(U'被') == std::u32string_view::npos && !before.ends_with(U"获") && !before.ends_with(U"受") &&
         !before.ends_with(U"受到");
}

/// Who stands between the verb and the honour, or is led to the verb by 为, 向, 给.
std::vector<std::uint32_t> conferred_on(const Reading& reading, const Clause& clause, const Trigger& verb,
                                        const Mention& honour) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t name : clause.names) {
    const Span span = reading.mentions[name].span;
    const bool between =
        span.begin >= verb.span.end && span.end <= honour.span.begin && reading.mentions[name].label != Label::kHonour;
    const bool led =
        span.end <= verb.span.begin && span.begin > 0 &&
        std::u32string_view(U"为向给对").find(reading.document.text()[span.begin - 1]) != std::u32string_view::npos;
    if (between || led) out.push_back(name);
  }
  return out;
}

/// 据了解，威少荣获女士组冠军: what one wins alone is not the organ's that a sentence before names.
bool is_of_one(const Reading& reading, const Clause& clause, const Mention& honour, std::uint32_t subject) {
  return clause.carried >= 2 && reading.mentions[subject].label != Label::kPerson &&
         ends_with_any(reading.document.at(honour.span),
                       {U"冠军", U"亚军", U"季军", U"标兵", U"能手", U"先进个人", U"达人"});
}

}  // namespace

void run_awards(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kReceived);
  for (const Clause& clause : reading.clauses.all) {
    const Trigger* verb = clause.first(Category::kReceive);
    for (const std::uint32_t name : clause.names) {
      const Mention& honour = reading.mentions[name];
      if (honour.label != Label::kHonour) continue;
      const std::uint32_t winner = winner_after(reading, clause, honour);
      if (winner != kNone) {
        note_year(reading, clause, relator.add(clause, winner, name, 0.9F, "winner-after-honour"));
      } else if (verb != nullptr && verb->span.begin < honour.span.end) {
        for (const std::uint32_t subject : confers(reading, clause, *verb)
                                               ? conferred_on(reading, clause, *verb, honour)
                                               : receivers(reading, clause))
          if (subject != name && reading.mentions[subject].label != Label::kHonour &&
              !is_of_one(reading, clause, honour, subject))
            note_year(reading, clause, relator.add(clause, subject, name, 0.88F, "receives", true));
      }
    }
  }
}

}  // namespace govgraph::extract
