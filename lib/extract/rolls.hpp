// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// A list in a paper of honours, each line of which receives the honour of the line above it: 先进集体名单(5个) /
/// 柳河镇党委 / 东山村党总支, or 拟命名以下小区为“平安小区”： / 东苑小区(柳河镇).
struct RollOfHonour {
  std::uint32_t honour = kNone;  ///< mention: in the line above, or one of the article that ends as that line does
  bool planned = false;          ///< the line says that it is meant to be given
  std::vector<std::uint32_t> receivers;  ///< mentions, one a line at most, in text order
};

/// Where the lines stand that are the name of an honour, with its number and how many receive it taken off: 最美调解员
/// of “四、最美调解员(4名)”, and of “四、最美调解员” in an article whose title tells of a list. Linear in the text.
std::vector<Span> honour_headings(const Reading& reading);

/// Whether the line heads a list: it ends with how many are in it (先进个人(4名)), or says that it is one (表彰名单).
bool heads_roll(const lexicon::Lexicon& lexicon, std::u32string_view line);

/// The rolls of the document, in text order. REQUIRES mentions of all labels. Linear in the text and the honours.
std::vector<RollOfHonour> rolls_of_honour(const Reading& reading);

}  // namespace govgraph::extract
