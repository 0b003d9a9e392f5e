// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/jsonl.hpp"
#include "exchange/output.hpp"
#include "model/print_places.hpp"

namespace govgraph::exchange {

/// RDF in Turtle. Nodes are n:<id> of gg:<Label> and of a class of W3C ORG, FOAF, PROV-O, Dublin Core or SKOS where one
/// fits. Each relation is said twice: as a triple (n:… gg:PART_OF n:…, and org:subOrganizationOf where that says the
/// same), and as a statement e:<id> with its confidence, date and role; an office is an org:Membership, too. Each piece
/// of evidence is an oa:Annotation of that statement, whose target is a span of the document: bytes of the UTF-8 text
/// (oa:DataPositionSelector) and the words that stand there, without white space (oa:TextQuoteSelector).
/// Where that stands on pages there is an oa:FragmentSelector for each line of print, too, with a fragment of PDF
/// (RFC 3778): page=1&viewrect=left,top,width,height, in points from the page's upper left corner.
/// prov:wasGeneratedBy leads to gg:run, which knows `origin`. The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_turtle(Output& output, const Origin& origin, const PrintPlaces* places = nullptr);

}  // namespace govgraph::exchange
