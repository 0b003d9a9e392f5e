# SPDX-License-Identifier: Apache-2.0
# cmake -D XMLLINT=… -D SCHEMA=… -D FOLDER=… -P graphml_schema.cmake: the strict files are valid, and the plain ones are not
# (their edges carry `label`), so that a schema which lets everything through would be seen.
file(GLOB strict ${FOLDER}/*.strict*.graphml)
list(LENGTH strict count)
if(count LESS 8)
  message(FATAL_ERROR "only ${count} strict files in ${FOLDER}")
endif()
foreach(file ${strict})
  execute_process(COMMAND ${XMLLINT} --noout --schema ${SCHEMA} ${file} RESULT_VARIABLE result ERROR_VARIABLE errors)
  if(result)
    message(FATAL_ERROR "${errors}")
  endif()
endforeach()
execute_process(COMMAND ${XMLLINT} --noout --schema ${SCHEMA} ${FOLDER}/sample.plain.graphml RESULT_VARIABLE result
                ERROR_VARIABLE errors)
if(NOT result OR NOT errors MATCHES "attribute 'label'")
  message(FATAL_ERROR "the plain file should fail for its edge labels only: ${errors}")
endif()
