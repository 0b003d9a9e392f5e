// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// A stretch that reads like a Mongolian, Tibetan, Uyghur, Kazakh or Yi name written in Chinese: 那顺巴雅尔, 郭宝音图.
struct TranscribedName {
  std::uint32_t end = 0;       ///< one past it; where it was asked for when there is none
  std::uint32_t elements = 0;  ///< how many usual elements it is made of

  bool empty() const { return elements == 0; }
};

/// The longest such name that begins at `begin`: usual elements, single sounds between them, a surname before them.
/// None where a division's name begins (呼和浩特市). At most a dozen looks into the lexicon.
TranscribedName transcribed_name_at(const Reading& reading, std::uint32_t begin);

}  // namespace govgraph::extract
