import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId } from '../../domain/kernel/id.js';
import { PART_CODE } from '../dto/checks.js';
import { notFound } from '../problems/problem.js';

/** An id in a path. What is none has no resource. @throws ProblemError `not-found` */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (isId(text)) return text;
    throw notFound('ids are UUIDs in lower case');
  }
}

const NUMBER = /^(0|[1-9]\d{0,15})$/;

/** A revision or a sequence in a path. @throws ProblemError `not-found` */
@Injectable()
export class NumberPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (NUMBER.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    throw notFound('revisions and sequences are whole numbers');
  }
}

/** The code of a part of a resource in a path. What is none names no part. @throws ProblemError `not-found` */
@Injectable()
export class CodePipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (PART_CODE.test(text)) return text;
    throw notFound('what is known by a code has one of a to z, 0 to 9, _ and -');
  }
}
