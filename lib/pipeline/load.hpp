// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "pipeline/sources.hpp"
#include "text/read.hpp"

namespace govgraph::pipeline {

struct LoadOptions {
  std::string encoding;                        ///< empty: detected
  std::string date;                            ///< ISO; empty: as the page says
  std::uint64_t max_bytes = text::kMostBytes;  ///< files above are refused: a file is held in memory
  Cancellation cancellation{};
};

/// The bytes of a source; nullopt, with a diagnostic that says why, when they cannot be had: the file has vanished,
/// may not be read, is a folder, or is larger than `max_bytes`.
std::optional<std::string> read_bytes(const Source& source, std::uint64_t max_bytes, Diagnostics& diagnostics);

/// The text of a source's bytes; nullopt, with a diagnostic, when they are no text.
std::optional<text::PlainText> load(const Source& source, std::string bytes, const LoadOptions& options,
                                    Diagnostics& diagnostics);

/// Reads a text part by part, as a build does, and gives each to `use` until that returns false. A text without words
/// is a diagnostic. Throws CancelledError.
void read_parts(const text::PlainText& text, const LoadOptions& options, Diagnostics& diagnostics,
                const std::function<bool(const Document&)>& use);

/// All at once, for commands that need this very document: InputError says what is wrong with it.
void read_or_throw(const Source& source, const LoadOptions& options, const std::function<bool(const Document&)>& use);

/// The lexicon of the binary, or with the tables of `directory` too if it is not empty.
class ChosenLexicon {
 public:
  explicit ChosenLexicon(const std::filesystem::path& directory);
  const lexicon::Lexicon& get() const { return own_ ? *own_ : lexicon::Lexicon::built_in(); }

 private:
  std::optional<lexicon::Lexicon> own_;
};

}  // namespace govgraph::pipeline
