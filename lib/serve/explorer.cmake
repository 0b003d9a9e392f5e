# SPDX-License-Identifier: Apache-2.0
# Builds the page under tools/explorer in the build folder, with the packages of its lock file. Sets GOVGRAPH_EXPLORER_FOLDER, empty when
# the program goes without a page, and GOVGRAPH_EXPLORER_FILES. Nothing is written into the source tree.
set(GOVGRAPH_EXPLORER_FOLDER)
set(GOVGRAPH_EXPLORER_FILES)
set(GOVGRAPH_EXPLORER_PAGE_BUILT OFF CACHE INTERNAL "Whether the program holds the explorer's page")
if(NOT GOVGRAPH_EXPLORER)
  message(STATUS "The explorer's page is left out: GOVGRAPH_EXPLORER is off")
  return()
endif()

find_program(GOVGRAPH_NODE node)
find_program(GOVGRAPH_NPM npm)
if(NOT GOVGRAPH_NODE OR NOT GOVGRAPH_NPM)
  message(STATUS "The explorer's page is left out: node or npm is missing (tools/setup installs them)")
  return()
endif()

execute_process(COMMAND ${GOVGRAPH_NODE} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX REPLACE "^v" "" version "${version}")
if(version VERSION_LESS 18)
  message(STATUS "The explorer's page is left out: node ${version} is too old, 18 is needed")
  return()
endif()

set(source ${CMAKE_SOURCE_DIR}/tools/explorer)
set(work ${CMAKE_BINARY_DIR}/explorer)
govgraph_npm_packages(${source} ${work} failure)
if(failure)
  message(WARNING "The explorer's page is left out. Configure again when the network is there: ${failure}")
  return()
endif()

file(GLOB inputs CONFIGURE_DEPENDS ${source}/src/*.ts ${source}/src/*.css)
list(APPEND inputs ${source}/index.html ${source}/package.json ${source}/tsconfig.json ${source}/vite.config.ts)
set(GOVGRAPH_EXPLORER_PAGE_BUILT ON CACHE INTERNAL "")
set(GOVGRAPH_EXPLORER_FOLDER ${work}/dist)
set(GOVGRAPH_EXPLORER_FILES ${work}/dist/index.html ${work}/dist/explorer.js ${work}/dist/explorer.css)
add_custom_command(OUTPUT ${GOVGRAPH_EXPLORER_FILES}
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${work}/src ${work}/dist
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${source}/src ${work}/src
  COMMAND ${CMAKE_COMMAND} -E copy ${source}/index.html ${source}/package.json ${source}/tsconfig.json ${source}/vite.config.ts ${work}
  COMMAND ${CMAKE_COMMAND} -E chdir ${work} ${GOVGRAPH_NPM} run --silent build
  DEPENDS ${inputs}
  COMMENT "Building the explorer's page"
  VERBATIM)
