// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace govgraph::lexicon {

/// The image of `lib/lexicon/data` that the binary carries, aligned to 64 bytes.
std::string_view built_in_image();

}  // namespace govgraph::lexicon
