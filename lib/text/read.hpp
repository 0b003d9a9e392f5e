// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/layout.hpp"
#include "text/limits.hpp"
#include "text/reading.hpp"
#include "text/scans.hpp"
#include "text/workers.hpp"

namespace govgraph::text {

struct ReadOptions {
  std::string encoding;      ///< ICU name; empty: detect
  std::string default_date;  ///< ISO; of pages that give none
  std::string columns{};     ///< of lists (text/formats.hpp)
  Limits limits{};
  Cancellation cancellation{};  ///< looked at once a part, and while other programs work
  Workers* workers = nullptr;   ///< that parser libraries run in; null: in this process, which they may take down
  const lexicon::Lexicon* lexicon = &lexicon::Lexicon::built_in();  ///< must outlive the reading
  Scans scans{};
  /// If any, called behind each page of a PDF: which, from 1, and of how many, 0 where nobody knows yet. First of the
  /// pages as they are printed, then of those that are recognised.
  std::function<void(std::size_t page, std::size_t pages)> page_read{};
};

/// A file's text as it is stored, not read yet.
struct PlainText {
  std::string id;
  std::string utf8;
  std::string encoding;  ///< what was decoded
  std::string digest;    ///< of the file's bytes
  Layout layout{};       ///< of `utf8` on its pages, as far as the format tells
  Imprint imprint{};     ///< what the file, or whoever gives it, says of where it comes from
};

/// nullopt, with an error diagnostic, for what cannot be used at all: binary, larger than `Limits::text_bytes`, an
/// encoding that does not fit. Broken bytes become U+FFFD. Linear. Thread-safe.
std::optional<PlainText> plain_text(std::string id, std::string bytes, const ReadOptions& options,
                                    Diagnostics& diagnostics);

/// As `plain_text`, of the bytes of a file of that name, by the table of readers (text/readers.hpp). What plainly is
/// something else than its name says (a picture, a PDF called .txt) is refused by its name. The file itself is not
/// opened. Throws CancelledError.
std::optional<PlainText> plain_text_named(const std::filesystem::path& name, std::string id, std::string bytes,
                                          const ReadOptions& options, Diagnostics& diagnostics);

/// Reads a text part by part (text/parts.hpp), so that a volume costs no more memory than its longest part. The
/// conventions of a document's text: letters, digits and brackets in half width; ，：；？！ in full width beside
/// Chinese; quotation marks “”‘’「」《》 as printed; dashes —; no blanks between ideographs but one between the halves
/// of a headline.
class PartReader {
 public:
  /// Both must outlive it.
  PartReader(const PlainText& text, const ReadOptions& options);

  /// The next part that holds text, nullopt after the last. The first date that a part gives is the document's from
  /// there on. Linear in the part. Throws CancelledError.
  std::optional<Document> next();

 private:
  const PlainText& text_;
  const ReadOptions& options_;
  std::vector<ByteSpan> parts_;
  std::size_t next_ = 0;
  std::string date_;  ///< empty until a part gives one
  std::uint32_t articles_ = 0;
};

/// A text of one part; of a longer one all the same as one document, which costs memory in proportion. nullopt, with an
/// error diagnostic, as `plain_text`, and for a text without words. Linear. Thread-safe.
std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics);

/// As `read`, of the text that `plain_text_named` gives.
std::optional<Document> read_named(const std::filesystem::path& name, std::string id, std::string bytes,
                                   const ReadOptions& options, Diagnostics& diagnostics);

/// What is known of a document by its imprint, the name of its file and its first lines, in the order in which they are
/// believed; `utf8` is its stored text.
Imprint whole_imprint(const std::string& id, std::string_view utf8, const Imprint& imprint);

/// The diagnostic of a text in which there was no part to read.
Diagnostic no_text(const std::string& id);

/// The largest file of that name that may be read: a PDF holds more than its text.
std::uint64_t largest_file(const std::filesystem::path& name, const Limits& limits);

/// Whether folders are searched for such files: those with an ending of the table of readers.
bool readable(const std::filesystem::path& path);

}  // namespace govgraph::text
