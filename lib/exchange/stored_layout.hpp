// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "base/json.hpp"
#include "model/layout.hpp"

namespace govgraph::exchange {

/// The "layout" of a document of the jsonl export, without the file.
void write_layout(json::Writer& json, const Layout& layout);

/// Left, top, right, bottom, each to a twentieth of a point.
void write_box(json::Writer& json, const Box& box);

/// What `write_layout` wrote, checked: runs lie in `text` bytes, do not overlap and stand on pages; lines ascend.
/// Throws BadDocument.
Layout stored_layout(const json::Value& object, std::size_t text);

}  // namespace govgraph::exchange
