// SPDX-License-Identifier: Apache-2.0
// Finds who puts money into what: 甲集团出资1亿元参股乙公司 -> INVESTS_IN (amount 1亿元). Declines sums without an
// investor.
#include "base/utf8.hpp"
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// "1.2亿元" anywhere after the verb of the clause; empty when there is none.
std::string amount_in(std::u32string_view text) {
  for (std::size_t end = text.find(U'元'); end != std::u32string_view::npos; end = text.find(U'元', end + 1)) {
    std::size_t begin = end;
    while (begin > 0 && (text[begin - 1] == U'亿' || text[begin - 1] == U'万' || text[begin - 1] == U'千')) --begin;
    const std::size_t unit = begin;
    while (begin > 0 && ((text[begin - 1] >= U'0' && text[begin - 1] <= U'9') || text[begin - 1] == U'.')) --begin;
    if (begin < unit) return utf8::encode(text.substr(begin, end + 1 - begin));
  }
  return {};
}

}  // namespace

namespace {

/// 甲与乙联合出资: all who are named before the verb; else the subjects.
std::vector<std::uint32_t> investors(const Reading& reading, const Clause& clause, const Trigger& verb) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t name : clause.names)
    if (reading.mentions[name].span.end <= verb.span.begin && is_actor(reading.mentions[name].label))
      out.push_back(name);
  const bool jointly = out.size() > 1 && run_of(reading, out, out.size() - 1).size() == out.size();
  return jointly ? out : clause.subjects;
}

/// What the money goes into: named after the verb, else founded or built in the next clause of the sentence.
std::vector<std::uint32_t> targets(const Reading& reading, std::size_t c, const Trigger& verb) {
  const auto& all = reading.clauses.all;
  auto out = names_after(reading, all[c], verb.span.end, {Label::kEnterprise, Label::kProgramme});
  // 某基金成立于2017年，实缴出资12亿元，其中甲公司出资1亿元: what the sentence is about.
  if (out.empty() && reading.document.at(all[c].span).starts_with(U"其中"))
    for (std::size_t back = c; back-- > 0 && all[back].sentence == all[c].sentence;)
      if (const auto about =
              names_after(reading, all[back], all[back].span.begin, {Label::kEnterprise, Label::kProgramme});
          !about.empty())
        out = {about.front()};
  if (!out.empty() || c + 1 >= all.size() || all[c + 1].sentence != all[c].sentence) return out;
  using lexicon::Category;
  const Trigger* founds = all[c + 1].first(Category::kOrganize);
  if (founds == nullptr) founds = all[c + 1].first(Category::kOperate);
  if (founds == nullptr || all[c + 1].carried == 0) return out;
  return names_after(reading, all[c + 1], founds->span.end, {Label::kEnterprise, Label::kProgramme});
}

/// 总投资|6.8亿元, 投资额, 投资方: the noun.
/// 参股基金某基金(以下简称“…”)所投项目——某股份公司: the fund has put money into it.
void read_invested(const Reading& reading, const Clause& clause, Relator& relator) {
  const std::u32string_view text = reading.document.text();
  for (std::size_t i = 0; i + 1 < clause.names.size(); ++i) {
    const Mention &fund = reading.mentions[clause.names[i]], &into = reading.mentions[clause.names[i + 1]];
    if (fund.label != Label::kEnterprise || into.label != Label::kEnterprise || into.span.begin < fund.span.end)
      continue;
    std::u32string_view between = text.substr(fund.span.end, into.span.begin - fund.span.end);
    while (!between.empty() &&
           (is_closing_quote(between.front()) || between.front() == U')' || between.front() == U'）'))
      between.remove_prefix(1);
    if (between.size() <= 10 && starts_with_any(between, {U"所投", U"投资的", U"参投的", U"投资企业"}))
      relator.add(clause, clause.names[i], clause.names[i + 1], 0.85F, "invested-in");
  }
}

bool is_sum(const Reading& reading, const Trigger& verb) {
  const std::u32string_view text = reading.document.text();
  if (reading.document.at(verb.span).starts_with(U"总") || (verb.span.begin > 0 && text[verb.span.begin - 1] == U'总'))
    return true;
  return verb.span.end < text.size() &&
         std::u32string_view(U"额方人者商").find(text[verb.span.end]) != std::u32string_view::npos;
}

}  // namespace

void run_investment(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kInvestsIn);
  for (std::size_t c = 0; c < reading.clauses.all.size(); ++c) {
    const Clause& clause = reading.clauses.all[c];
    read_invested(reading, clause, relator);
    const Trigger* verb = clause.heading ? nullptr : clause.first(Category::kInvest);
    if (verb == nullptr || is_sum(reading, *verb)) continue;
    const std::string amount = amount_in(reading.document.at(clause.span));
    for (const std::uint32_t into : targets(reading, c, *verb))
      for (const std::uint32_t investor : investors(reading, clause, *verb)) {
        if (!is_actor(reading.mentions[investor].label)) continue;
        Relation* relation = relator.add(clause, investor, into, 0.85F, "invests", true);
        if (relation != nullptr && !amount.empty()) set_property(relation->properties, "amount", amount);
      }
  }
}

}  // namespace govgraph::extract
