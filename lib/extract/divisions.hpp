// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// Divisions of the gazetteer that the text names, chains link by link: 安平市柳河镇 is two mentions, the second
/// `within` the first. The row of an ambiguous name is that which fits the other divisions of the document best;
/// short names count where the document names the full one, its parents or its towns.
class DivisionReader {
 public:
  explicit DivisionReader(const Reading& reading);

  /// In text order; `within` counts from `base`. Linear in tokens.
  std::vector<Mention> read(std::uint32_t base);

 private:
  struct Candidate {
    Span span;
    std::vector<std::uint32_t> rows;
    bool full = false;
    bool word = false;  ///< a short name that is also an ordinary word, or a full one that is no town for sure
    bool area = false;  ///< a region by itself; no row
    AreaLevel level = AreaLevel::kUnknown;
    AreaLevel region = AreaLevel::kUnknown;
    std::uint32_t row = kNone;
  };

  void collect();
  void weigh();
  void settle(Candidate& candidate, std::uint32_t before) const;
  bool fits(const Candidate& candidate, bool chained);
  bool is_inside_name(const Candidate& candidate);
  bool is_listed_below(std::uint32_t row, std::u32string_view name, std::uint32_t own) const;
  int score(std::uint32_t row, std::uint32_t before) const;
  bool is_below(std::uint32_t row, std::uint32_t above) const;
  Mention mention(const Candidate& candidate) const;
  void mend(std::vector<Mention>& found, std::uint32_t base) const;

  const Reading& reading_;
  std::span<const lexicon::Division> divisions_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint32_t, int> named_;  ///< rows named in full and without doubt, with their parents
  std::unordered_map<std::uint32_t, int> full_;   ///< rows that a full name may mean
  std::vector<std::u32string_view> inner_;        ///< what towns are called that begin with a short form: 赛罕诺尔
  std::unordered_set<std::uint32_t> chained_;     ///< rows that stood right after one above them
};

/// The `level` property of a division.
AreaLevel level_of(const lexicon::Division& division);

}  // namespace govgraph::extract
