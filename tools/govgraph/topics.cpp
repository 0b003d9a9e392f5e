// SPDX-License-Identifier: Apache-2.0
#include "topics.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "language.hpp"
#include "topics_data.hpp"

namespace govgraph::cli {

std::string_view Topic::text() const { return in_chinese() ? chinese : english; }
std::string_view Topic::title() const { return text().substr(0, text().find('\n')); }

std::span<const Topic> topics() { return kTopics; }

const Topic* topic_named(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kTopics), std::end(kTopics), [&](const Topic& t) { return t.name == name; });
  return found == std::end(kTopics) ? nullptr : found;
}

std::string list_of_topics() {
  std::string out = translated("Topics, by `govgraph help TOPIC`:") + "\n";
  for (const Topic& each : kTopics) out += fmt::format("  {:<28}{}\n", each.name, each.title());
  return out;
}

}  // namespace govgraph::cli
