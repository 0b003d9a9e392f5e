// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.hpp"

namespace govgraph::search {

/// One word or phrase as it is looked for in a page. Case and width make no difference ("ＡＰＰ" is "app"). Latin
/// letters and digits are found as whole words: "3" is not in "13"; blanks between two of them stand for any white
/// space. Between all other characters white space is passed over, for pages break lines inside words. Immutable.
class Term {
 public:
  /// REQUIRES: holds a character that is not white space.
  explicit Term(std::string_view text);

  /// Adds where it stands, first to last, no two overlapping. About 0.4 ns a byte of `text`; each place at which its
  /// first character stands costs some 10 ns.
  void find(std::string_view text, std::vector<ByteSpan>& out) const;

  const std::string& text() const { return text_; }  ///< as it was given

 private:
  std::optional<std::uint32_t> end_of_match(std::string_view text, std::size_t begin) const;

  std::string text_;
  std::u32string points_;            ///< folded; a blank only between Latin words
  std::vector<std::string> begins_;  ///< the first of them as pages may have it, in UTF-8
};

/// Whether a text holds anything that can be looked for.
bool can_be_found(std::string_view text);

}  // namespace govgraph::search
