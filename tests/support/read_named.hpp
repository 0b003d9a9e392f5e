// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "text/read.hpp"

namespace govgraph::test {

/// A file of that name and these bytes as one document, whatever its format and length.
inline std::optional<Document> read_named(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  auto text = text::plain_text_named(name, name, std::move(bytes), {}, diagnostics);
  if (!text) return std::nullopt;
  text::ReadOptions plain;
  plain.encoding = "UTF-8";
  return text::read(std::move(text->id), std::move(text->utf8), plain, diagnostics);
}

}  // namespace govgraph::test
