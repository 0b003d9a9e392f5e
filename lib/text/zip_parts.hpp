// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "text/archive.hpp"
#include "text/flow.hpp"

namespace govgraph::text {

/// The parts of an office document or a book that `wanted` picks; nullopt with an error diagnostic for what is broken,
/// encrypted or larger than a document may be. `what` it is for people: "a Word document".
std::optional<Parts> parts_of_document(std::string_view bytes, const std::string& id, std::string_view what,
                                       const std::function<bool(const std::string& name)>& wanted,
                                       Diagnostics& diagnostics);

/// Empty when there is none of that name.
std::string_view part(const Parts& parts, std::string_view name);

/// The title that the properties of an office document tell; `from`: where it stands, for people.
void add_title(std::string_view properties, std::string_view from, Flow& flow);

Diagnostic broken_document(const std::string& id, std::string_view what, std::string_view reason);

}  // namespace govgraph::text
