// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"

namespace govgraph::text {

/// The text of a PDF, UTF-8, by poppler's `pdftotext` in a process of its own, so that a broken file harms nothing
/// else. nullopt with an error diagnostic where the program is missing or gives up. Costs a process a file.
std::optional<std::string> text_of_pdf(const std::filesystem::path& path, const std::string& id,
                                       Diagnostics& diagnostics);

/// The text of an HTML page, UTF-8, one paragraph a block element; scripts, styles and navigation left out.
std::optional<std::string> text_of_html(const std::string& bytes, const std::string& id, const std::string& encoding,
                                        Diagnostics& diagnostics);

}  // namespace govgraph::text
