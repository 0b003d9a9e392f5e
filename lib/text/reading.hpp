// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/imprint.hpp"
#include "model/layout.hpp"

namespace govgraph::text {

/// What a reader makes of a file: its text (UTF-8, which is stored), with rows of tables, items and captions in the
/// marks of Markdown, where the text stands on its pages as far as the format tells, and what the file says of where it
/// comes from.
struct Reading {
  std::string text;
  Layout layout{};
  Imprint imprint{};
};

}  // namespace govgraph::text
