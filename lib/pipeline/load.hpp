// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "extract/rules/rule_set.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/facts.hpp"
#include "model/graph_view.hpp"
#include "pipeline/sources.hpp"
#include "resolve/parts.hpp"
#include "text/limits.hpp"
#include "text/read.hpp"
#include "text/workers.hpp"

namespace govgraph::pipeline {

struct LoadOptions {
  std::string encoding;  ///< empty: detected
  std::string date;      ///< ISO; empty: as the page says
  Imprint imprint{};     ///< of all documents, where nothing else is known; of `kFallback`
  text::Limits limits{};
  Cancellation cancellation{};
  std::shared_ptr<text::Workers> workers{};  ///< that parser libraries run in; null: in this process
  const lexicon::Lexicon* lexicon = &lexicon::Lexicon::built_in();  ///< must outlive the reading
  std::function<void(std::uint64_t end)> read_up_to{};  ///< if any, called after each part with the byte that ends it
  std::function<void(std::size_t page, std::size_t pages)> page_read{};  ///< as text::ReadOptions has it
  const extract::RuleSet* rules = nullptr;  ///< null: the built-in ones; else they must outlive the reading
  bool ocr = false;                         ///< recognise pages that are pictures
};

/// The lexicon and the rules of the binary, or with the tables, features and rules of `directory` too if it is not
/// empty. Throws InputError with path:line for a faulty file.
class ChosenLexicon {
 public:
  explicit ChosenLexicon(const std::filesystem::path& directory);
  const lexicon::Lexicon& get() const { return own_ ? *own_ : lexicon::Lexicon::built_in(); }

  const std::string& own_words() const { return own_words_; }  ///< lexicon/own_words.hpp; empty without a directory

  const extract::RuleSet& rules() const { return own_rules_ ? *own_rules_ : extract::RuleSet::built_in(); }

 private:
  std::optional<lexicon::Lexicon> own_;
  std::optional<extract::RuleSet> own_rules_;
  std::string own_words_;
};

/// The bytes of a source; nullopt, with a diagnostic that says why, when they cannot be had: the file has vanished,
/// may not be read, is no file (a pipe, a device), is larger than the limits allow, or changes while it is read. Throws
/// CancelledError, also while stdin says nothing.
std::optional<std::string> read_bytes(const Source& source, const LoadOptions& options, Diagnostics& diagnostics);

/// The text of a source's bytes; nullopt, with a diagnostic, when they are no text.
std::optional<text::PlainText> load(const Source& source, std::string bytes, const LoadOptions& options,
                                    Diagnostics& diagnostics);

/// The digest of a source whose bytes have this one: another where a list says something of it, so that what is changed
/// there is read again.
std::string digest_with(const Source& source, std::string digest);

/// The same of the text that the database keeps of a document: no reader of a format sees it again.
std::optional<text::PlainText> load_stored(const DocumentInfo& document, std::string utf8, const LoadOptions& options,
                                           Diagnostics& diagnostics);

/// Reads a text part by part, as a build does, and gives each to `use` until that returns false. False, with a
/// diagnostic, for a text without words. Throws CancelledError.
bool read_parts(const text::PlainText& text, const LoadOptions& options, Diagnostics& diagnostics,
                const std::function<bool(const Document&)>& use);

/// What a text says, read part by part so that of a volume no more than its facts is held; nullopt, with a diagnostic,
/// when it holds no words. Throws CancelledError.
std::optional<DocumentFacts> facts_of(text::PlainText text, const LoadOptions& options, Diagnostics& diagnostics);

/// The same, not yet put together, for whoever need not have them unpacked. Empty when the text holds no words.
resolve::PartFacts part_facts_of(const text::PlainText& text, const LoadOptions& options, Diagnostics& diagnostics);

/// All at once; false, with a diagnostic, when there is nothing to read.
bool read_source(const Source& source, const LoadOptions& options, Diagnostics& diagnostics,
                 const std::function<bool(const Document&)>& use);

/// The same for commands that need this very document: InputError says what is wrong with it.
void read_or_throw(const Source& source, const LoadOptions& options, const std::function<bool(const Document&)>& use);

}  // namespace govgraph::pipeline
