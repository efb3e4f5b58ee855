import { DOCUMENT_FIELDS, FILE_FIELDS } from './descriptions.ts';
import { element, xmlFile } from './xml-text.ts';

/** The schema of the description of a file (`ead.xsd`): its fields, each once at most, in any order. */
export function fileSchema(): string {
  return schemaOf(FILE_FIELDS);
}

/** The schema of the description of a document (`ead_doc.xsd`). */
export function documentSchema(): string {
  return schemaOf(DOCUMENT_FIELDS);
}

function schemaOf(fields: readonly string[]): string {
  const elements = fields.map((name) => element('xs:element', { name, type: 'xs:string', minOccurs: 0 }));
  const type = element('xs:complexType', {}, [element('xs:all', {}, elements)]);
  return xmlFile(
    element('xs:schema', { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema' }, [
      element('xs:element', { name: 'simpledc' }, [type]),
    ]),
  );
}
