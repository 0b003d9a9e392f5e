// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// An office or job as it stands in the text, with its rank: 常务|副主席.
struct OfficeName {
  Span span;
  lexicon::OfficeOf of = lexicon::OfficeOf::kAny;
};

/// Finds offices beside names and the organs that they follow. Built once for a document, after people are read;
/// linear in text and mentions. A look-up takes a constant number of looks into the lexicon.
class OfficeNames {
 public:
  explicit OfficeNames(const Reading& reading);

  /// The office that an organ stands right before, of those the organ that reaches furthest (党工委|副书记, not
  /// 党工委副书记); else the longest office.
  std::optional<OfficeName> ending_at(std::uint32_t end) const;
  std::optional<OfficeName> starting_at(std::uint32_t begin) const;

  /// The outermost mention but people that ends there, or kNone.
  std::uint32_t mention_ending_at(std::uint32_t position) const { return by_end_[position]; }

  /// The same, or before a 的 or 原 that ends there: 该店的|负责人.
  std::uint32_t organ_ending_at(std::uint32_t position) const;

  /// 董事长|由退休教师李明担任: the 由 of the clause, where a verb of taking office follows the name and no office the
  /// verb; else kNone.
  std::uint32_t before_by(Span name) const;

  /// 副县长(挂职)李明: where what stands in brackets before `end` begins; `end` when nothing does.
  std::uint32_t before_bracket(std::uint32_t end) const;

 private:
  std::uint32_t rank_before(std::uint32_t begin) const;
  std::optional<OfficeName> unranked_at(std::uint32_t begin) const;
  /// “银发先锋”|志愿服务队(|队长): the body named in the marks whose kind ends there, or kNone.
  std::uint32_t quoted_before_kind(std::uint32_t position) const;

  const Reading& reading_;
  std::u32string_view text_;
  std::vector<std::uint32_t> by_end_;
  mutable std::vector<lexicon::Match> matches_;  ///< of `starting_at`: one for all its calls
};

}  // namespace govgraph::extract
