// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/dates.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"

namespace govgraph::resolve {

/// Gives relations the time that their sentence tells, as properties (ISO, as precise as the text):
///   since, until  of an office: 2021年6月起任, 3月5日…选举沈曼宁为镇长, 免去…职务, 2019年至2022年任
///   date          of what was done: 3月8日,…成立联盟 (ORGANIZES, PARTICIPATES_IN, COOPERATES_WITH, OPERATES,
///   INVESTS_IN,
///                 ISSUES, RECEIVED, and relations of events); of several dates the last before it
///   until         of what ends: …停办, …终止
/// A year that the text leaves out is the issue's. Declines dates of a life (1970年5月生), offices before a name
/// (3月5日,镇长沈曼宁…), which only hold on that day, and relations that follow from a name alone. Of one thread;
/// the document must outlive it. A sentence is read once; a relation costs a walk over the words before it.
class SentenceTimes {
 public:
  SentenceTimes(const Document& document, const lexicon::Lexicon& lexicon) : document_(document), lexicon_(lexicon) {}

  void add_to(Relation& relation, const Mention& head, const Mention& tail);

 private:
  using Dates = std::vector<extract::DateMention>;

  const Dates& dates_of(std::size_t sentence);
  void add_to_office(Relation& relation, const Mention& person, Span sentence, const Dates& dates);
  void add_to_deed(Relation& relation, const Mention& head, const Mention& tail, Span sentence, const Dates& all);
  bool begins_after(Span date, Span evidence, const Mention& person) const;
  bool has_before(Span stretch, lexicon::Feature wanted, lexicon::Feature other) const;
  std::u32string_view rest(std::uint32_t from, std::uint32_t end) const;

  const Document& document_;
  const lexicon::Lexicon& lexicon_;
  std::unordered_map<std::size_t, Dates> dates_;  ///< by sentence
};

}  // namespace govgraph::resolve
