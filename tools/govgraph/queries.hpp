// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace govgraph::cli {

/// One of the questions under queries/, which the binary carries: its comment asks it in Chinese, then in English, and
/// gives each parameter with an example.
struct NamedQuery {
  std::string_view name;
  std::string chinese;
  std::string english;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string text;
};

/// By name.
const std::vector<NamedQuery>& named_queries();

/// Throws UsageError with the nearest name when there is none.
const NamedQuery& named_query(std::string_view name);

}  // namespace govgraph::cli
