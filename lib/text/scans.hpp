// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace govgraph::text {

/// What is done with pages that are pictures of text.
struct Scans {
  bool recognise = false;    ///< by tesseract, where it is installed
  std::string recognised{};  ///< what another recogniser said of the document's pages (recognised.hpp); empty: nothing
};

}  // namespace govgraph::text
