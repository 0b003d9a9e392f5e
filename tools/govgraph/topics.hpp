// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace govgraph::cli {

/// What `govgraph help TOPIC` explains besides the commands: a file of topics/ in each language, whose first line is
/// its title. A line in capitals, or in Chinese a short one without a mark, is a heading; lines that begin with two
/// blanks or "$ " stand as they are.
struct Topic {
  std::string_view name, english, chinese;

  /// In the language chosen.
  std::string_view text() const;
  std::string_view title() const;
};

/// In the order in which help lists them.
std::span<const Topic> topics();

/// Null when there is none of that name.
const Topic* topic_named(std::string_view name);

/// The last part of `govgraph help`: their names and titles.
std::string list_of_topics();

}  // namespace govgraph::cli
