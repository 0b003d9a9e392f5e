// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace govgraph::serve {

/// Many short texts in memory, to be searched for any part of them. Texts are UTF-8 without '\n'. Once `finish` was called, searches may
/// run side by side. Memory: the texts, and about 4 bytes for each run of characters that is indexed. A search looks only at the texts that
/// hold the rarest run of the part; at all of them where the part is shorter than a run.
class Haystack {
 public:
  /// `runs`: the lengths, in characters, of the runs to index; at most 3.
  explicit Haystack(std::vector<std::size_t> runs) : runs_(std::move(runs)) {}

  /// `marks` is as long as the text and says with '1' where a match may begin; empty: anywhere. Either all texts have marks or none has.
  /// The text is known by `number`, which must not fall from one text to the next.
  void add(std::string_view text, std::uint32_t number, std::string_view marks = {});

  /// REQUIRES: called once, after the last `add`.
  void finish();

  struct Match {
    std::uint32_t number = 0;
    bool at_begin = false, whole = false;
  };

  /// The first match in each text that holds `part`, in the order of the texts. REQUIRES a part that is not empty.
  void search(std::string_view part, const std::function<void(const Match&)>& visit) const;

 private:
  using Entries = std::span<const std::uint32_t>;

  std::size_t end_of(std::size_t entry) const { return (entry + 1 < begins_.size() ? begins_[entry + 1] : text_.size()) - 1; }
  std::size_t find(std::string_view part, std::size_t from, std::size_t end) const;
  std::optional<Entries> candidates(std::string_view part) const;
  Entries entries_of(std::uint64_t run) const;
  void report(std::size_t entry, std::size_t at, std::size_t length, const std::function<void(const Match&)>& visit) const;

  std::vector<std::size_t> runs_;
  std::string text_;  ///< end to end, each ended by '\n'
  std::string marks_;
  std::vector<std::uint32_t> begins_, numbers_;
  std::vector<std::uint64_t> keys_;    ///< runs, ascending
  std::vector<std::uint32_t> firsts_;  ///< where the entries of each begin, and the end
  std::vector<std::uint32_t> entries_;
};

}  // namespace govgraph::serve
