// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "model/reprint_runs.hpp"
#include "store/index_rows.hpp"
#include "store/rows.hpp"

/// What the indexes have of the header of a document: its digest, and the runs of its articles. Of this module's own
/// use.
namespace govgraph::store {

/// `use(run, whether it leads, article, runs of the sketch)`.
template <class Use>
void visit_runs(DocumentId document, std::uint32_t article, const Sketch& sketch, Use use) {
  for (std::size_t i = 0; i < sketch.size(); ++i)
    use(sketch[i], i < leading_runs(sketch.size()), ArticleRef{document, article}, sketch.size());
}

/// The rows of a document with that header: `use(key, value)`. None of one that cannot be read.
template <class Use>
void visit_header_rows(DocumentId document, std::string_view header, Use use) {
  const auto sketches = decode_sketches(header);
  std::string value;
  if (const auto info = sketches ? decode_header(document, header) : std::nullopt)
    use(digest_row(info->digest, document), value);
  for (std::uint32_t i = 0; sketches && i < sketches->size(); ++i)
    visit_runs(document, i, (*sketches)[i], [&](std::uint32_t run, bool leads, ArticleRef article, std::size_t runs) {
      value.clear();
      bytes::append_varint(value, runs);
      use(run_row(run, leads, article), value);
    });
}

}  // namespace govgraph::store
