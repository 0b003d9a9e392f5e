// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "model/mention.hpp"

namespace govgraph::extract {

struct Reading;

/// Where the run of mentions of one article begins in which the mention right before `before` stands; `before` itself
/// when that one is of another article. O(log n) as a rule: mentions of an article stand together, save bylines.
class ArticleRuns {
 public:
  explicit ArticleRuns(const std::vector<Mention>& mentions);
  std::uint32_t begin(std::uint32_t before, std::uint32_t article) const;

 private:
  const std::vector<Mention>& mentions_;
  std::vector<std::uint32_t> begins_;  ///< ascending
};

/// The last of `positions` (ascending) in [from, before), kNone when none.
std::uint32_t last_in(const std::vector<std::uint32_t>& positions, std::uint32_t from, std::uint32_t before);

/// Finds the last mention above a place whose name ends as asked, without a look at those in between. The first few
/// questions do look at them: most texts ask no more, and an index costs as much as many. Made of the mentions as they
/// are at the first question; they must not change after it. Of one thread.
class EarlierNames {
 public:
  enum class Form : std::uint8_t { kPrinted, kName };  ///< what ends so: the words of the page, or Mention::name
  enum class Which : std::uint8_t { kLonger, kAny };   ///< whether a name that is no more than the end counts

  /// Mentions whose label is in the set `labels`.
  EarlierNames(const Reading& reading, std::uint32_t labels, Form form)
      : reading_(reading), labels_(labels), form_(form) {}

  /// The last in [from, before) that ends with `end` and that `fits`; kNone when none. `fits(i)` is asked of those
  /// alone that end so. REQUIRES: `end` not empty.
  template <class Fits>
  std::uint32_t last(std::uint32_t from, std::uint32_t before, std::u32string_view end, Which which, Fits fits) const {
    if (asked_ < kUnindexed) return last_seen(from, before, end, which, fits);
    std::uint32_t found = kNone;
    for (const bool whole : {false, true}) {
      if (whole && which == Which::kLonger) break;
      const Entry* begin = nullptr;
      for (const Entry* at = entries_below(end, whole, before, begin); at != begin && (--at)->second >= from;) {
        if (found != kNone && at->second < found) break;
        if (!fits(at->second)) continue;
        found = at->second;
        break;
      }
    }
    return found;
  }

 private:
  using Entry = std::pair<std::uint64_t, std::uint32_t>;  ///< digest of an end, mention

  static constexpr std::uint32_t kUnindexed = 8;  ///< questions that are answered without an index

  template <class Fits>
  std::uint32_t last_seen(std::uint32_t from, std::uint32_t before, std::u32string_view end, Which which,
                          Fits fits) const {
    ++asked_;
    const std::u32string_view last = told_apart(end);
    const std::string name = form_ == Form::kName ? utf8::encode(last) : std::string();
    for (std::uint32_t i = before; i-- > from;)
      if (ends_with(i, last, name, which) && fits(i)) return i;
    return kNone;
  }

  /// As much of an end as the index keeps.
  static std::u32string_view told_apart(std::u32string_view end);
  bool ends_with(std::uint32_t mention, std::u32string_view printed, std::string_view name, Which which) const;
  void make() const;
  void add(std::u32string_view name, std::uint32_t mention) const;
  const Entry* entries_below(std::u32string_view end, bool whole, std::uint32_t before, const Entry*& begin) const;

  const Reading& reading_;
  std::uint32_t labels_;
  Form form_;
  mutable std::uint32_t asked_ = 0;
  mutable bool made_ = false;
  mutable std::vector<Entry> entries_;  ///< sorted
};

}  // namespace govgraph::extract
