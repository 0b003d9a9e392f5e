// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/heads.hpp"
#include "extract/mention_list.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

/// What stands before the head of a programme, event or honour that is named without quotation marks.
struct UnquotedName {
  Span span;                 ///< of the name
  bool done = false;         ///< the object of a verb of doing: 召开…会, 建立…机制
  bool conferred = false;    ///< the object of a verb of receiving: 获评…
  bool verb_inside = false;  ///< a verb that names do not hold stands in it
};

/// Grows the name leftwards from `head` over the words of its sentence: to a verb of doing, a function word
/// or punctuation (a quotation inside the name and a bracket of its own are crossed). Nullopt when what
/// stands there is too little to be a name: (各类|一场|系列) 活动. Linear in the words crossed.
std::optional<UnquotedName> unquoted_name_before(const Reading& reading, const Head& head);

/// A numbered or unnumbered heading that ends with `head`: 1 柳河路(东街—西街)道路整治|工程; its span without
/// the number.
std::optional<Span> heading_of(const Reading& reading, const Head& head);

/// Whether the name ends at `position`: no noun goes on from there.
bool ends_name(const Reading& reading, std::uint32_t position);

/// Names of one kind, longest first where they nest: of 路口渠化工程 and 路口渠化工程项目 the latter.
class NestedNames {
 public:
  void add(Mention mention);
  /// The end of the last name added; 0 when there is none.
  std::uint32_t last_end() const { return found_.empty() ? 0 : found_.back().span.end; }
  std::vector<Mention> take();

 private:
  std::vector<Mention> found_;
};

/// Names read before that others must not read again: quoted names, and mentions of `labels`.
class Taken {
 public:
  Taken(const Reading& reading, std::uint32_t labels);
  bool overlaps(Span span) const;
  bool starts(Span span) const;  ///< one begins right after the opening mark that `span` begins with

 private:
  std::vector<Span> spans_;
};

}  // namespace govgraph::extract
