// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "model/document.hpp"
#include "text/limits.hpp"
#include "text/workers.hpp"

namespace govgraph::text {

struct ReadOptions {
  std::string encoding;      ///< ICU name; empty: detect
  std::string default_date;  ///< ISO; of pages that give none
  Limits limits{};
  Cancellation cancellation{};
  Workers* workers = nullptr;  ///< that parser libraries run in; null: in this process, which they may take down
};

/// The conventions of `Document::text`: letters, digits and brackets in half width; ，：；？！ in full width beside
/// Chinese; quotation marks “”‘’「」《》 as printed; dashes —; no blanks between ideographs but one between the halves
/// of a headline. Broken bytes are U+FFFD. nullopt, with an error diagnostic, for what cannot be used at all: empty,
/// binary, larger than `Limits::text_bytes`, an encoding that does not fit. Linear. Thread-safe.
std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics);

/// As `read`, of the bytes of a file of that name: .pdf by poppler's `pdftotext` in a process of its own, .html and
/// .htm by their main text, else text. What plainly is something else (a picture, an archive) is refused by its name.
/// The file itself is not opened. Throws CancelledError.
std::optional<Document> read_named(const std::filesystem::path& name, std::string id, std::string bytes,
                                   const ReadOptions& options, Diagnostics& diagnostics);

/// The largest file of that name that may be read: a PDF holds more than its text.
std::uint64_t largest_file(const std::filesystem::path& name, const Limits& limits);

/// Whether folders are searched for such files: .txt .md .pdf .html .htm
bool readable(const std::filesystem::path& path);

}  // namespace govgraph::text
