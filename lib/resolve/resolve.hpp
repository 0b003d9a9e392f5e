// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/cancellation.hpp"
#include "extract/passes.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/facts.hpp"

namespace govgraph::resolve {

/// Mentions and relations of one document to its facts: bare nouns to the organ that the article is
/// about (镇党委 in an article on 九江镇 is 九江镇党委), short forms to full forms, the same thing across
/// the document's articles, scopes, and the relations that follow from names (GOVERNS, LOCATED_IN,
/// PART_OF). A pure function of one document: nothing of other documents enters. Thread-safe.
/// Cost: linear in mentions, plus a hash look-up a name form.
/// `place` is where the document comes from, as people write it (云溪区柳河镇), if that is known: bare nouns and areas
/// of which the text does not say where they lie are of there. Throws CancelledError.
DocumentFacts resolve(const Document& document, const lexicon::Lexicon& lexicon, const extract::Extraction& extraction,
                      const Cancellation& cancellation = {}, std::string_view place = {});

}  // namespace govgraph::resolve
