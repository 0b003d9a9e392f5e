// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace govgraph::test {

/// A literal of the conformance suite's tables in one spelling: entries of maps by key, labels by name, floats by their
/// shortest digits; lists sorted when `sort_lists`. So two that mean the same are the same string.
std::string canonical(std::string_view literal, bool sort_lists);

}  // namespace govgraph::test
