// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace govgraph::text {

/// What a file is that is no text, in words for people.
struct Kind {
  std::string_view name;      ///< "a PNG picture"
  std::string_view remedy;    ///< what its owner may do
  std::string_view reader{};  ///< of the table of readers that reads it; empty: none does
};

/// By the first bytes of a file, as its format prescribes them; nullopt for text and for what is not known.
std::optional<Kind> kind_of(std::string_view bytes);

}  // namespace govgraph::text
