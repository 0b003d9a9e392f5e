// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace govgraph {

/// How many single-character slips (a letter missing, added, wrong, or swapped with the next) lead from one
/// word to the other. In bytes: meant for names of commands, options, labels and functions.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word nearest to `word`, if one is near enough to be what was meant; the first of equals.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace govgraph
