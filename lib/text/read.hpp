// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "model/document.hpp"

namespace govgraph::text {

struct ReadOptions {
  std::string encoding;      ///< ICU name; empty: detect
  std::string default_date;  ///< ISO; of pages that give none
};

/// The conventions of `Document::text`: letters, digits and brackets in half width; ，：；？！ in full width beside
/// Chinese; quotation marks “”‘’「」《》 as printed; dashes —; no blanks between ideographs but one between the halves
/// of a headline. Broken bytes are U+FFFD. nullopt, with an error diagnostic, for what cannot be used at all: empty,
/// binary, larger than 64 MiB, an encoding that does not fit. Linear. Thread-safe.
std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics);

/// As `read`, of a file: PDF by poppler's `pdftotext` in a process of its own, HTML by its main text, else text. A
/// file that cannot be opened is an error diagnostic.
std::optional<Document> read_file(const std::filesystem::path& path, std::string id, const ReadOptions& options,
                                  Diagnostics& diagnostics);

/// Whether the bytes of such a file are its text: all but .pdf .html .htm, which only `read_file` reads.
bool is_plain(const std::filesystem::path& path);

/// Whether folders are searched for such files: .txt .md .pdf .html .htm
bool readable(const std::filesystem::path& path);

}  // namespace govgraph::text
