// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "lexicon/lexicon.hpp"
#include "text/limits.hpp"
#include "text/reading.hpp"

namespace govgraph::text {

struct ReadOptions;

/// The text of a PDF and where it stands on its pages, by poppler's `pdftotext` in a process of its own, so that a
/// broken file harms nothing else: words with boxes come from there, columns, headlines and articles are made of them
/// here (text/pages), page by page. Pages without text are recognised where `options.scans` says so. nullopt with an
/// error diagnostic where the program is missing, gives up, or goes past a limit: encrypted-pdf, broken-pdf,
/// pdf-without-text, pdf-timeout and so on. Costs a process a file.
std::optional<Reading> text_of_pdf(std::string_view bytes, const std::string& id, const ReadOptions& options,
                                   Diagnostics& diagnostics);

/// The text of what a recogniser of pictures wrote (pages/recognised.hpp); nullopt, with an error diagnostic
/// (no-recognised-text), for anything else.
std::optional<Reading> text_of_recognised(std::string_view bytes, const std::string& id,
                                          const lexicon::Lexicon& lexicon, Diagnostics& diagnostics);

/// What a reader of the table (`readers.hpp`) is given of a file.
struct ParseInput {
  std::string id;
  std::string encoding;  ///< an ICU name; empty where it is to be detected
  std::string bytes;
  std::string columns;  ///< of lists: what a `columns.csv` beside the file says, empty when there is none
};

/// Each gives nullopt with an error diagnostic for what is broken, encrypted or past `Limits`. They open no file, and a
/// build runs them in a worker (`Workers`), since what they are given may have been made to harm them.

/// A web page: the article, its headline and tables; navigation, links to other pages and feet left out. Linear on
/// sound pages.
std::optional<Reading> read_html(const ParseInput& input, Diagnostics& diagnostics);
std::optional<Reading> read_docx(const ParseInput& input, Diagnostics& diagnostics);  ///< Word
std::optional<Reading> read_odt(const ParseInput& input, Diagnostics& diagnostics);   ///< OpenDocument text
std::optional<Reading> read_rtf(const ParseInput& input, Diagnostics& diagnostics);   ///< rich text
std::optional<Reading> read_epub(const ParseInput& input, Diagnostics& diagnostics);  ///< its chapters, in their order
std::optional<Reading> read_xlsx(const ParseInput& input, Diagnostics& diagnostics);  ///< its sheets, each as a list
std::optional<Reading> read_ods(const ParseInput& input, Diagnostics& diagnostics);
std::optional<Reading> read_csv(const ParseInput& input, Diagnostics& diagnostics);  ///< a list, also parted by tabs
/// What parsers of PDF write: MinerU's content_list.json, docling's JSON; their pages and boxes stay.
std::optional<Reading> read_json(const ParseInput& input, Diagnostics& diagnostics);

}  // namespace govgraph::text
