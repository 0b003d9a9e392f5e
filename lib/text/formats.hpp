// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "lexicon/lexicon.hpp"
#include "text/limits.hpp"
#include "text/pages/volume.hpp"
#include "text/scans.hpp"

namespace govgraph::text {

/// The text of a PDF and where it stands on its pages, by poppler's `pdftotext` in a process of its own, so that a
/// broken file harms nothing else: words with boxes come from there, columns, headlines and articles are made of them
/// here (text/pages), page by page. Pages without text are recognised where `scans` says so. nullopt with an error
/// diagnostic where the program is missing, gives up, or goes past a limit: encrypted-pdf, broken-pdf,
/// pdf-without-text, pdf-timeout and so on. Costs a process a file.
std::optional<Reading> text_of_pdf(std::string_view bytes, const std::string& id, const lexicon::Lexicon& lexicon,
                                   const Limits& limits, const Scans& scans, const Cancellation& cancellation,
                                   Diagnostics& diagnostics);

/// The text of what a recogniser of pictures wrote (pages/recognised.hpp); nullopt, with an error diagnostic
/// (no-recognised-text), for anything else.
std::optional<Reading> text_of_recognised(std::string_view bytes, const std::string& id,
                                          const lexicon::Lexicon& lexicon, Diagnostics& diagnostics);

/// The text of an HTML page, UTF-8, one paragraph a block element; scripts, styles and navigation left out. Linear on
/// sound pages; a parser that may be led into much time and memory, so a build runs it in a worker (`Workers`). nullopt
/// with an error diagnostic for what is no HTML, and for elements nested deeper than `Limits::depth`.
std::optional<std::string> text_of_html(const std::string& bytes, const std::string& id, const std::string& encoding,
                                        Diagnostics& diagnostics);

}  // namespace govgraph::text
