// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "extract/rules/rule_set.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "pipeline/sources.hpp"

namespace govgraph::pipeline {

struct LoadOptions {
  std::string encoding;                 ///< empty: detected
  std::string date;                     ///< ISO; empty: as the page says
  std::uint64_t max_bytes = 64u << 20;  ///< files above are refused: a page is read as a whole
};

/// The bytes of a source; nullopt, with a diagnostic that says why, when they cannot be had: the file has vanished,
/// may not be read, is a folder, or is larger than `max_bytes`.
std::optional<std::string> read_bytes(const Source& source, std::uint64_t max_bytes, Diagnostics& diagnostics);

/// The document of a source's bytes; nullopt, with a diagnostic, when they are no text.
std::optional<Document> load(const Source& source, std::string bytes, const LoadOptions& options,
                             Diagnostics& diagnostics);

/// Both at once, for commands that need this very document: InputError says what is wrong with it.
Document load_or_throw(const Source& source, const LoadOptions& options);

/// The lexicon and the rules of the binary, or with the tables, features and rules of `directory` too if it is not
/// empty. Throws InputError with path:line for a faulty file.
class ChosenLexicon {
 public:
  explicit ChosenLexicon(const std::filesystem::path& directory);
  const lexicon::Lexicon& get() const { return own_ ? *own_ : lexicon::Lexicon::built_in(); }

  const extract::RuleSet& rules() const { return own_rules_ ? *own_rules_ : extract::RuleSet::built_in(); }

 private:
  std::optional<lexicon::Lexicon> own_;
  std::optional<extract::RuleSet> own_rules_;
};

}  // namespace govgraph::pipeline
